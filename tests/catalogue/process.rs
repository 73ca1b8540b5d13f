//! The environment of a real process, read by look-ups and in one pass.

use std::ffi::OsStr;

use factor3::{Config, Env};

use crate::child;

/// A struct of few variables: each is looked up.
#[derive(Debug, Config)]
struct Few {
    name: String,
    #[config(default = 80)]
    port: u16,
    empty: Option<String>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
}

#[derive(Debug, Config)]
struct Mail {
    host: String,
    port: Option<u16>,
}

/// A struct of many variables, most of them absent: they are read in one pass.
#[derive(Debug, Config)]
#[expect(dead_code, reason = "they are many, no more")]
struct Many {
    #[config(flatten)]
    few: Few,
    #[config(flatten, prefix = "A_")]
    a: Fifty,
    #[config(flatten, prefix = "B_")]
    b: Fifty,
}

macro_rules! strings {
    ($name:ident: $($field:ident)*) => {
        #[derive(Debug, Config)]
        #[expect(dead_code, reason = "they are many, no more")]
        struct $name { $($field: Option<String>,)* }
    };
}

strings! { Fifty:
    f00 f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22 f23 f24
    f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43 f44 f45 f46 f47 f48 f49
}

fn show(few: Result<Few, factor3::Error>) {
    match few {
        Ok(Few { name, port, empty, mail }) => {
            let mail = mail.map(|mail| (mail.host, mail.port));
            println!("\n=> {} bytes {port} {empty:?} {mail:?}", name.len());
        }
        Err(error) => println!("\n=> {:?}", error.problems()),
    }
}

#[test]
fn few() {
    if child::is(module_path!(), "few") {
        show(Few::from_env());
    }
}

#[test]
fn many() {
    if child::is(module_path!(), "many") {
        assert!(Many::SCHEMA.count() > 100, "else it is not read in a pass");
        show(Many::from_env().map(|many| many.few));
    }
}

#[test]
fn with_a_second_layer() {
    if child::is(module_path!(), "with_a_second_layer") {
        show(Many::load(&Env::process().or(Env::from_vars([("PORT", "1")]))).map(|it| it.config.few));
    }
}

fn output<V: AsRef<OsStr>>(entry: &str, vars: &[(V, V)]) -> String {
    let output = child::command(module_path!(), entry)
        .envs(vars.iter().map(|(name, value)| (name, value)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stdout = String::from_utf8(output.stdout).unwrap();
    stdout.split_once("=> ").and_then(|(_, line)| line.lines().next()).unwrap().to_owned()
}

/// The result of both ways to read.
pub(crate) fn both<V: AsRef<OsStr>>(vars: &[(V, V)]) -> String {
    let few = output("few", vars);
    assert_eq!(few, output("many", vars));
    few
}

#[test]
fn both_ways_to_read_give_the_same_result() {
    assert_eq!(both(&[("NAME", "n")]), "1 bytes 80 None None");
    assert_eq!(both(&[("NAME", "n"), ("EMPTY", ""), ("PORT", "1")]), "1 bytes 1 None None");
    assert_eq!(
        both(&[("NAME", "n"), ("MAIL_HOST", "h"), ("MAIL_PORT", "25")]),
        "1 bytes 80 None Some((\"h\", Some(25)))"
    );
    assert_eq!(
        both(&[("NAME", ""), ("PORT", "x"), ("MAIL_PORT", "25")]),
        "[NAME is set but empty, PORT is not a whole number from 0 to 65535: it starts with a letter, \
         MAIL_HOST is not set]"
    );
}

#[test]
fn a_layer_after_the_process_gives_what_is_absent_or_empty_there() {
    assert_eq!(output("with_a_second_layer", &[("NAME", "n")]), "1 bytes 1 None None");
    assert_eq!(output("with_a_second_layer", &[("NAME", "n"), ("PORT", "")]), "1 bytes 1 None None");
    assert_eq!(output("with_a_second_layer", &[("NAME", "n"), ("PORT", "2")]), "1 bytes 2 None None");
}
