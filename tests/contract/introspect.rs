//! The answers of a program to `FACTOR3=..`: what it writes to stdout and stderr, and its exit code.

use factor3::contract::Contract;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use factor3::resource::Postgres;
use factor3::{Config, Env, SecretString};

use crate::child;

#[derive(Debug, Config)]
#[allow(dead_code, reason = "the tests look only at whether it loads")]
struct App {
    /// Port the web process binds.
    #[config(default = 3000, renamed_from = "LISTEN_PORT")]
    port: u16,
    /// Primary database.
    database_url: Postgres,
    /// Key of the payment provider.
    #[config(generate = "openssl rand -hex 32", renamed_from = "STRIPE_KEY")]
    stripe_api_key: SecretString,
    motto: Option<String>,
}

/// A struct whose `introspect` names another variable, with the prefix of the struct.
#[derive(Debug, Config)]
#[config(prefix = "SHOP_", warn_unknown, introspect = "SHOP_ASK")]
#[allow(dead_code, reason = "the tests look only at whether it loads")]
struct Renamed {
    port: u16,
    motto: Option<String>,
}

#[derive(Debug, Config)]
#[config(introspect = false)]
#[allow(dead_code, reason = "the tests look only at whether it loads")]
struct Silent {
    port: u16,
}

/// The `introspect` of a flattened struct has no effect.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "the tests look only at whether it loads")]
struct Outer {
    #[config(flatten)]
    renamed: Renamed,
}

#[test]
fn from_env() {
    if child::is(module_path!(), "from_env") {
        println!("started with {:?}", App::from_env_or_exit());
    }
}

#[test]
fn layered() {
    if child::is(module_path!(), "layered") {
        let asked =
            Env::from_vars([("FACTOR3", ""), ("PORT", "x")]).or(Env::from_vars([("FACTOR3", "check")]));
        println!("started with {:?}", App::load_or_exit(&Env::process().or(asked)).config);
    }
}

#[test]
fn pairs() {
    if child::is(module_path!(), "pairs") {
        println!("started with {:?}", App::load_or_exit(&Env::from_vars(GOOD)).config);
    }
}

#[test]
fn renamed() {
    if child::is(module_path!(), "renamed") {
        println!("started with {:?}", Renamed::from_env_or_exit());
    }
}

#[test]
fn silent() {
    if child::is(module_path!(), "silent") {
        println!("started with {:?}", Silent::from_env_or_exit());
    }
}

#[test]
fn outer() {
    if child::is(module_path!(), "outer") {
        println!("started with {:?}", Outer::from_env_or_exit());
    }
}

#[test]
fn not_asked() {
    if child::is(module_path!(), "not_asked") {
        assert!(App::from_env().is_ok() && App::load(&Env::process()).is_ok());
        assert!(App::from_vars(std::env::vars_os()).is_ok());
        println!("started");
    }
}

const GOOD: [(&str, &str); 2] =
    [("DATABASE_URL", "postgres://shop:hunter2@db/orders"), ("STRIPE_API_KEY", "hunter2")];

type Format = fn(&Contract) -> String;

const FORMATS: [(&str, Format); 11] = [
    ("dotenv", Contract::dotenv_example),
    ("markdown", Contract::markdown),
    ("json_schema", Contract::json_schema),
    ("kubernetes", Contract::kubernetes),
    ("app_json", Contract::app_json),
    ("compose", Contract::compose),
    ("systemd", Contract::systemd),
    ("devcontainer", Contract::devcontainer),
    ("secretspec", Contract::secretspec),
    ("env_spec", Contract::env_spec),
    ("contract", Contract::to_text),
];

const WORDS: &str = "check, summary, dotenv, markdown, json_schema, kubernetes, app_json, compose, systemd, devcontainer, \
    secretspec, env_spec, contract, changes";

/// The exit code, stdout without the lines of the test harness, and stderr.
fn answer(output: Output) -> (Option<i32>, String, String) {
    let stdout = String::from_utf8(output.stdout).unwrap();
    // With one test thread, the harness also writes the name of the test.
    let (_, stdout) = stdout.split_once("running 1 test\n").unwrap();
    let name = stdout.strip_prefix("test ").and_then(|rest| rest.split_once(" ... "));
    let stdout = name.map_or(stdout, |(_, rest)| rest);
    (output.status.code(), stdout.to_owned(), String::from_utf8(output.stderr).unwrap())
}

/// A command that runs this binary with one test of this file.
fn command(entry: &str) -> Command {
    child::command(module_path!(), entry)
}

fn ask<const N: usize>(entry: &str, vars: [(&str, &str); N]) -> (Option<i32>, String, String) {
    answer(command(entry).envs(vars).output().unwrap())
}

fn note(word: &str) -> String {
    format!("factor3: FACTOR3={word} is set, not starting\n")
}

/// The report on stderr when the program refuses to start.
fn refused(vars: &[(&str, &str)]) -> String {
    format!("{}\n", App::from_vars(vars.iter().copied()).unwrap_err())
}

#[test]
fn a_check_says_ok_or_the_report() {
    let good = command("from_env").envs(GOOD).env("FACTOR3", "check").output().unwrap();
    assert_eq!(answer(good), (Some(0), "ok\n".to_owned(), note("check")));
    let bad = ask("from_env", [("FACTOR3", "check"), ("PORT", "hunter2")]);
    assert_eq!(bad, (Some(78), String::new(), note("check") + &refused(&[("PORT", "hunter2")])));
}

#[test]
fn a_check_shows_warnings() {
    let old = ("LISTEN_PORT", "8080");
    let warning = "factor3: warning: LISTEN_PORT is an old name of PORT: set PORT instead\n";
    let good = ask("from_env", [GOOD[0], GOOD[1], old, ("FACTOR3", "check")]);
    assert_eq!(good, (Some(0), "ok\n".to_owned(), note("check") + warning));
    let bad = ask("from_env", [GOOD[0], old, ("FACTOR3", "check")]);
    assert_eq!(bad, (Some(78), String::new(), note("check") + warning + &refused(&[GOOD[0], old])));
}

/// A start would not read the names of the whole environment for a variable that may be absent. An answer does.
#[test]
fn a_check_and_a_summary_show_misspelt_names_of_variables_that_are_not_set() {
    let warning =
        |set: &str, meant: &str| format!("{set} is set, but nothing reads it: did you mean {meant}?");
    for (set, meant) in [("MOTO", "MOTTO"), ("PROT", "PORT"), ("LISTEN_PROT", "PORT")] {
        let told = format!("factor3: warning: {}\n", warning(set, meant));
        let check = ask("from_env", [GOOD[0], GOOD[1], (set, "hunter2"), ("FACTOR3", "check")]);
        assert_eq!(check, (Some(0), "ok\n".to_owned(), note("check") + &told));
        let (code, summary, stderr) =
            ask("from_env", [GOOD[0], GOOD[1], (set, "hunter2"), ("FACTOR3", "summary")]);
        assert_eq!((code, stderr), (Some(0), note("summary")));
        assert!(summary.ends_with(&format!("\nwarning: {}\n", warning(set, meant))), "{summary}");
        let (code, _, stderr) = ask("from_env", [GOOD[0], GOOD[1], (set, "hunter2")]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
    }
    // A variable that is set is not missed, and `warn_unknown` tells a name first.
    let set = ask("from_env", [GOOD[0], GOOD[1], ("MOTTO", "x"), ("MOTO", "x"), ("FACTOR3", "check")]);
    assert_eq!(set, (Some(0), "ok\n".to_owned(), note("check")));
    let (_, _, stderr) = ask("renamed", [("SHOP_PORT", "1"), ("SHOP_MOTO", "x"), ("SHOP_ASK", "check")]);
    assert_eq!(stderr.matches("SHOP_MOTO").count(), 1, "{stderr}");
    assert!(stderr.contains(&warning("SHOP_MOTO", "SHOP_MOTTO")), "{stderr}");
}

#[test]
fn a_summary_shows_the_origin_of_every_value() {
    let vars = [GOOD[0], GOOD[1], ("LISTEN_PORT", "8080")];
    let report = App::load(&Env::from_vars(vars)).unwrap().summary.to_string();
    // The summary of the process shows the same origin.
    assert!(report.contains("\nDATABASE_URL    environment\n"), "{report}");
    assert!(
        report.ends_with("\nwarning: LISTEN_PORT is an old name of PORT: set PORT instead\n"),
        "{report}"
    );
    let good = ask("from_env", [vars[0], vars[1], vars[2], ("FACTOR3", "summary")]);
    assert_eq!(good, (Some(0), report, note("summary")));

    let vars = [GOOD[0], ("PORT", "hunter2")];
    let origins = App::from_vars(vars).unwrap_err().summary().to_string();
    assert!(origins.contains("DATABASE_URL    environment\n"), "{origins}");
    let bad = ask("from_env", [vars[0], vars[1], ("FACTOR3", "summary")]);
    assert_eq!(bad, (Some(78), origins, note("summary") + &refused(&vars)));
}

#[test]
fn a_format_is_the_output_of_its_function() {
    let program = std::env::current_exe().unwrap();
    let name = program.file_name().unwrap().to_str().unwrap();
    let name = name.strip_suffix(std::env::consts::EXE_SUFFIX).unwrap();
    for (word, format) in FORMATS {
        let expected = format(&Contract::new(name).process(name, App::SCHEMA));
        assert!(expected.contains("STRIPE_API_KEY"), "{word}: {expected}");
        // The answer is the same with a valid and an invalid environment, since the environment is not read.
        let vars: [&[(&str, &str)]; 3] = [&GOOD, &[], &[("PORT", "hunter2")]];
        for vars in vars {
            let mut child = command("from_env");
            let output = child.envs(vars.iter().copied()).env("FACTOR3", word).output().unwrap();
            assert_eq!(answer(output), (Some(0), expected.clone(), note(word)), "{word} with {vars:?}");
        }
    }
}

#[test]
fn every_word_is_tested() {
    let formats = FORMATS.map(|(word, _)| word).join(", ");
    assert_eq!(WORDS, format!("check, summary, {formats}, changes"));
}

#[test]
fn an_unknown_word_is_not_shown() {
    let listed = format!("factor3: FACTOR3 is set, not starting: it is not one of {WORDS}\n");
    for word in ["hunter2", "Check", "check ", "ok", "1", "\u{1b}[31m", "check,report"] {
        let refused = ask("from_env", [GOOD[0], GOOD[1], ("FACTOR3", word)]);
        assert_eq!(refused, (Some(78), String::new(), listed.clone()), "{word:?}");
    }
    #[cfg(unix)]
    {
        let word: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"hunter2\xff");
        let output = command("from_env").envs(GOOD).env("FACTOR3", word).output().unwrap();
        assert_eq!(answer(output), (Some(78), String::new(), listed));
    }
}

#[test]
fn an_empty_variable_is_ignored() {
    let (code, stdout, stderr) = ask("from_env", [GOOD[0], GOOD[1], ("FACTOR3", "")]);
    assert!(code == Some(0) && stdout.contains("started with App") && stderr.is_empty(), "{stdout}{stderr}");
    let (code, stdout, stderr) = ask("from_env", [("FACTOR3", ""), ("FACTOR3X", "check")]);
    assert_eq!((code, stdout.as_str()), (Some(78), ""));
    assert!(stderr.starts_with("factor3: 2 problems in the environment of App\n"), "{stderr}");
}

#[test]
fn introspection_works_through_a_layer() {
    let good = ask("layered", [GOOD[0], GOOD[1], ("PORT", "1")]);
    assert_eq!(good, (Some(0), "ok\n".to_owned(), note("check")));
    let first = ask("layered", [("FACTOR3", "markdown")]);
    assert_eq!((first.0, first.2), (Some(0), note("markdown")));
    // A source without the process environment ignores the variable.
    let (code, stdout, stderr) = ask("pairs", [("FACTOR3", "check")]);
    assert!(code == Some(0) && stdout.contains("started with App") && stderr.is_empty(), "{stdout}{stderr}");
}

#[test]
fn calls_that_return_ignore_the_variable() {
    let (code, stdout, stderr) = ask("not_asked", [GOOD[0], GOOD[1], ("FACTOR3", "check")]);
    assert!(code == Some(0) && stdout.contains("started") && stderr.is_empty(), "{stdout}{stderr}");
}

#[test]
fn the_struct_chooses_the_variable() {
    let asked = ask("renamed", [("SHOP_PORT", "1"), ("SHOP_ASK", "check")]);
    // `warn_unknown` does not warn about the variable.
    let note = "factor3: SHOP_ASK=check is set, not starting\n";
    assert_eq!(asked, (Some(0), "ok\n".to_owned(), note.to_owned()));
    let (code, stdout, stderr) = ask("renamed", [("SHOP_ASK", "hunter2")]);
    assert_eq!((code, stdout.as_str()), (Some(78), ""));
    assert_eq!(stderr, format!("factor3: SHOP_ASK is set, not starting: it is not one of {WORDS}\n"));

    let port = ("PORT", "1");
    for (entry, asks) in [("renamed", "FACTOR3"), ("silent", "FACTOR3"), ("silent", "SHOP_ASK")] {
        let (code, stdout, stderr) = ask(entry, [port, ("SHOP_PORT", "1"), (asks, "check")]);
        assert!(code == Some(0) && stdout.contains("started with"), "{entry}, {asks}: {stdout}{stderr}");
        assert_eq!(stderr, "", "{entry}, {asks}");
    }
}

#[test]
fn the_variable_of_a_flattened_struct_is_ignored() {
    let (code, stdout, stderr) = ask("outer", [("SHOP_PORT", "1"), ("SHOP_ASK", "check")]);
    assert!(code == Some(0) && stdout.contains("started with Outer"), "{stdout}{stderr}");
    let asked = ask("outer", [("SHOP_PORT", "1"), ("FACTOR3", "check")]);
    assert_eq!(asked, (Some(0), "ok\n".to_owned(), note("check")));
}

#[test]
fn the_variable_is_not_reported_as_a_misspelling() {
    #[derive(Debug, Config)]
    #[config(introspect = "WORKER")]
    struct Workers {
        #[allow(dead_code, reason = "the tests look only at whether it loads")]
        workers: u8,
    }
    let hint = |name| {
        Workers::from_vars([(name, "4")]).unwrap_err().problems()[0].hint().map(|hint| hint.to_string())
    };
    assert_eq!(hint("WORKER"), None);
    assert_eq!(hint("WORKRS").as_deref(), Some("WORKRS is set; did you mean WORKERS?"));
}

/// The answers to every word, with these variables.
fn answers(vars: &[(&str, &str)]) -> Vec<Output> {
    let words = WORDS.split(", ").chain(["hunter2"]);
    words
        .map(|word| {
            let output =
                command("from_env").envs(vars.iter().copied()).env("FACTOR3", word).output().unwrap();
            assert!(matches!(output.status.code(), Some(0 | 65 | 78)), "{word}: {output:?}");
            output
        })
        .collect()
}

#[test]
fn no_answer_contains_a_value() {
    let url = "postgres://hunter2:hunter2@db/hunter2?password=hunter2";
    let environments: [&[(&str, &str)]; 4] = [
        &[
            ("DATABASE_URL", GOOD[0].1),
            ("STRIPE_API_KEY", "hunter2\n"),
            ("MOTTO", "\"hunter2\""),
            ("X", "hunter2"),
        ],
        &[("DATABASE_URL", url), ("STRIPE_KEY", "hunter2"), ("MOTTO", "hunter2"), ("LISTEN_PORT", "8080")],
        &[
            ("DATABASE_URL", "hunter2"),
            ("STRIPE_API_KEY", "hunter2"),
            ("STRIPE_KEY", "hunter2x"),
            ("PORT", "hunter2"),
        ],
        &[
            ("DATABSE_URL", "hunter2"),
            ("STRIPE_API_KEY", ""),
            ("MOTO", "hunter2"),
            ("LISTEN_PORT", "hunter2"),
        ],
    ];
    for vars in environments {
        for output in answers(vars) {
            let text = [output.stdout, output.stderr].concat();
            let text = String::from_utf8(text).unwrap();
            // `Debug` of a resource shows the name of its database, but the report does not.
            assert!(!text.contains("hunter2"), "{vars:?}: {text}");
        }
    }
    // Negative control: a normal start shows the motto, and the search finds it.
    let output = command("from_env").envs(GOOD).env("MOTTO", "hunter2").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("hunter2"));
}

/// Asks the program what it changes since a contract.
fn changes_since(old: &[u8]) -> (Option<i32>, String, String) {
    let mut command = command("from_env");
    command.env("FACTOR3", "changes").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The program may not read all of it.
    let _ = child.stdin.take().unwrap().write_all(old);
    answer(child.wait_with_output().unwrap())
}

#[test]
fn changes_are_compared_with_the_contract_on_stdin() {
    let old = "factor3 contract 1\nprocess web-1.0\nvariable DATABASE_URL resource(Postgres) required\n\
        variable CACHE_URL resource(Redis)\nvariable PORT integer(0..65535) default=3000 renamed_from=LISTEN_PORT\nend\n";
    let (code, stdout, stderr) = changes_since(old.as_bytes());
    let expected = "Added:\n! STRIPE_API_KEY is required (a secret): set it before the release\n  MOTTO (text) is optional\n\n\
        Removed:\n  CACHE_URL is no longer read: remove it after the release\n\n\
        Not compatible: an environment that starts the old build may not start the new one. Do what the lines with ! say.\n";
    assert_eq!((code, stdout.as_str(), stderr), (Some(1), expected, note("changes")));

    let same = Contract::new("shop").process("web", App::SCHEMA).to_text();
    let nothing = (Some(0), "Nothing is added, removed or changed.\n".to_owned(), note("changes"));
    assert_eq!(changes_since(same.as_bytes()), nothing);
    // Windows may have changed the ends of the lines.
    assert_eq!(changes_since(same.replace('\n', "\r\n").as_bytes()), nothing);
}

#[test]
fn what_is_no_contract_is_an_error_of_the_data() {
    let cases: [(&[u8], &str); 5] = [
        (b"", "the old contract is empty"),
        (b"PORT=3000\n", "this is not a contract"),
        (b"factor3 contract 1\n\xff\nend\n", "this is not a contract"),
        (b"factor3 contract 2\n", "was written by a newer version"),
        (b"factor3 contract 1\nprocess a\nvariable hunter2\nend\n", "line 3 of the old contract is broken"),
    ];
    for (old, expected) in cases {
        let (code, stdout, stderr) = changes_since(old);
        assert_eq!((code, stdout.as_str()), (Some(65), ""));
        assert!(stderr.starts_with(&note("changes")) && stderr.contains(expected), "{stderr}");
        assert!(!stderr.contains("hunter2"), "{stderr}");
    }
}

#[test]
fn a_contract_of_more_than_16_mib_is_not_read() {
    let mut old = b"factor3 contract 2\n".to_vec();
    old.resize(17 << 20, b'\n');
    let (code, _, stderr) = changes_since(&old);
    assert_eq!(code, Some(65));
    assert!(stderr.contains("this is not a contract"), "{stderr}");
    // A shorter one is read, and is from a newer version.
    old.truncate(1 << 20);
    assert!(changes_since(&old).2.contains("was written by a newer version"));
}
