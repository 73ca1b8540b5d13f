//! What a process does that refuses to start: the report on stderr alone, and exit code 78.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod child;

use std::process::{Command, Stdio};

use factor3::{Config, EXIT_CODE, Env};

#[derive(Debug, Config)]
#[allow(dead_code, reason = "only whether it loads counts")]
struct App {
    /// Port the web process binds.
    port: u16,
    workers: u8,
}

const REPORT: &str = "\
factor3: 2 problems in the environment of App

PORT is not a whole number from 0 to 65535: it starts with a letter
    meaning   Port the web process binds. (App.port)

WORKERS is not set
    meaning   App.workers
    expected  a whole number from 0 to 255

factor3: 2 problems, nothing was started
";

const GOOD: [(&str, &str); 2] = [("PORT", "80"), ("WORKERS", "2")];

#[test]
fn from_env() {
    if child::is("from_env") {
        let app = App::from_env_or_exit();
        println!("started with {app:?}");
    }
}

#[test]
fn load() {
    if child::is("load") {
        let app = App::load_or_exit(&Env::process().or(Env::from_vars([("HOST", "x")])));
        println!("started with {app:?}");
    }
}

#[test]
fn silent() {
    if child::is("silent") {
        assert!(App::from_env().is_err() && App::load(&Env::process()).is_err());
    }
}

#[test]
fn the_report_goes_to_stderr_alone_and_the_exit_code_is_78() {
    assert_eq!(EXIT_CODE, 78);
    for entry in ["from_env", "load"] {
        let output = child::command(entry).env("PORT", "x").output().unwrap();
        assert_eq!(output.status.code(), Some(78), "{entry}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), REPORT, "{entry}");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert!(!stdout.contains("PORT") && !stdout.contains("started"), "{entry}: {stdout}");
    }
}

#[test]
fn a_good_environment_starts_the_app_and_prints_nothing() {
    for entry in ["from_env", "load"] {
        let output = child::command(entry).envs(GOOD).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{entry}");
        assert!(
            String::from_utf8(output.stdout).unwrap().contains("started with App { port: 80, workers: 2 }")
        );
    }
}

#[test]
fn calls_that_return_an_error_print_nothing() {
    let output = child::command("silent").env("PORT", "x").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
}

#[cfg(unix)]
#[test]
fn a_closed_stderr_does_not_change_the_exit_code() {
    let child = child::command("from_env");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "exec \"$0\" \"$@\" 2>&-"]).arg(child.get_program()).args(child.get_args());
    let vars = child.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let status = shell.env_clear().envs(vars).env("PORT", "x").stdout(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(78));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_does_not_change_the_exit_code() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let status = child::command("from_env").env("PORT", "x").stdout(Stdio::null()).stderr(full).status();
    assert_eq!(status.unwrap().code(), Some(78));
}
