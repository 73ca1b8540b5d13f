//! What a process writes if it does not start, or starts with warnings: it writes to stderr alone, and the exit code
//! is 78.

#[cfg(unix)]
use std::process::Stdio;
use std::process::{Command, Output};

use factor3::{Config, EXIT_CODE, Env, SecretString};

use crate::child;

#[derive(Debug, Config)]
#[allow(dead_code, reason = "only whether it loads counts")]
struct App {
    /// Port the web process binds.
    port: u16,
    workers: u8,
}

/// This struct may cause a warning.
#[derive(Debug, Config)]
#[config(warn_unknown, prefix = "APP_")]
#[allow(dead_code, reason = "only whether it loads counts")]
struct Warned {
    #[config(renamed_from = "HOSTNAME")]
    host: String,
    api_key: Option<SecretString>,
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

/// Starts this binary again, to run one test of this file.
fn command(entry: &str) -> Command {
    child::command(module_path!(), entry)
}

#[test]
fn from_env() {
    if child::is(module_path!(), "from_env") {
        let app = App::from_env_or_exit();
        println!("started with {app:?}");
    }
}

#[test]
fn load() {
    if child::is(module_path!(), "load") {
        let app = App::load_or_exit(&Env::process().or(Env::from_vars([("HOST", "x")]))).config;
        println!("started with {app:?}");
    }
}

#[test]
fn silent() {
    if child::is(module_path!(), "silent") {
        assert!(App::from_env().is_err() && App::load(&Env::process()).is_err());
    }
}

#[test]
fn json() {
    if child::is(module_path!(), "json") {
        if let Err(error) = App::from_env() {
            error.exit_json();
        }
    }
}

#[test]
fn warned_from_env() {
    if child::is(module_path!(), "warned_from_env") {
        println!("started with {:?}", Warned::from_env_or_exit());
    }
}

#[test]
fn warned_load() {
    if child::is(module_path!(), "warned_load") {
        println!(
            "started with {:?}",
            Warned::load_or_exit(&Env::from_vars([("X", "y")]).or(Env::process())).config
        );
    }
}

#[test]
fn warned_silent() {
    if child::is(module_path!(), "warned_silent") {
        assert!(Warned::from_env().is_ok());
        assert_eq!(Warned::load(&Env::process()).unwrap().summary.warnings().len(), 3);
    }
}

#[test]
fn the_report_goes_to_stderr_alone_and_the_exit_code_is_78() {
    assert_eq!(EXIT_CODE, 78);
    for entry in ["from_env", "load"] {
        let output = command(entry).env("PORT", "x").output().unwrap();
        assert_eq!(output.status.code(), Some(78), "{entry}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), REPORT, "{entry}");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert!(!stdout.contains("PORT") && !stdout.contains("started"), "{entry}: {stdout}");
    }
}

#[test]
fn a_good_environment_starts_the_app_and_prints_nothing() {
    for entry in ["from_env", "load"] {
        let output = command(entry).envs(GOOD).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{entry}");
        assert!(
            String::from_utf8(output.stdout).unwrap().contains("started with App { port: 80, workers: 2 }")
        );
    }
}

#[test]
fn calls_that_return_an_error_print_nothing() {
    let output = command("silent").env("PORT", "x").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn the_json_report_is_one_line_on_stderr_alone() {
    let output = command("json").env("PORT", "x").output().unwrap();
    assert_eq!(output.status.code(), Some(78));
    let line = App::from_vars([("PORT", "x")]).unwrap_err().to_json();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("{line}\n"));
    assert!(!String::from_utf8(output.stdout).unwrap().contains("PORT"));
    let output = command("json").envs(GOOD).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
}

const WARNED: [(&str, &str); 3] =
    [("APP_HOSTNAME", "hunter2"), ("APP_API_KEY", "hunter2\n"), ("APP_API_KYE", "hunter2")];

const WARNINGS: &str = "\
factor3: warning: APP_HOSTNAME is an old name of APP_HOST: set APP_HOST instead
factor3: warning: APP_API_KEY ends in a line break: remove it: echo adds one, printf does not
factor3: warning: APP_API_KYE is set, but nothing reads it: did you mean APP_API_KEY?
";

#[test]
fn warnings_are_lines_on_stderr_and_the_app_starts() {
    for entry in ["warned_from_env", "warned_load"] {
        // A warning has no colour.
        let output = command(entry).envs(WARNED).env("CLICOLOR_FORCE", "1").output().unwrap();
        assert!(output.status.success(), "{entry}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), WARNINGS, "{entry}");
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert!(stdout.contains("started with Warned {") && !stdout.contains("warning"), "{stdout}");
    }
}

#[test]
fn after_twenty_warnings_the_others_are_counted() {
    let many = (0..100).map(|number| (format!("APP_STRANGER_{number}"), "x"));
    let output = command("warned_from_env").envs(WARNED).envs(many).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr.lines().count(), 21, "{stderr}");
    assert!(stderr.ends_with("\nfactor3: 83 more warnings are not shown\n"), "{stderr}");
    let some = (0..17).map(|number| (format!("APP_STRANGER_{number}"), "x"));
    let output = command("warned_from_env").envs(WARNED).envs(some).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr.lines().count(), 20, "{stderr}");
    assert!(!stderr.contains("not shown"), "{stderr}");
}

#[test]
fn calls_that_return_the_config_print_no_warning() {
    let output = command("warned_silent").envs(WARNED).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && output.stderr.is_empty() && !stdout.contains("warning"), "{stdout}");
}

/// Runs the entry with `PORT=x` and these additional variables.
fn refused(entry: &str, vars: &[(&str, &str)]) -> Output {
    command(entry).env("PORT", "x").envs(vars.iter().copied()).output().unwrap()
}

#[test]
fn a_report_without_a_terminal_has_colours_only_if_they_are_forced() {
    let plain: [&[(&str, &str)]; 6] = [
        &[("TERM", "xterm-256color")],
        &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("CLICOLOR", "1")],
        &[("CLICOLOR_FORCE", "0")],
        &[("CLICOLOR_FORCE", "")],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "0")],
    ];
    for vars in plain {
        assert_eq!(String::from_utf8(refused("from_env", vars).stderr).unwrap(), REPORT, "{vars:?}");
    }
    let forced: [&[(&str, &str)]; 3] = [
        &[("CLICOLOR_FORCE", "1")],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")],
        &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")],
    ];
    for vars in forced {
        let output = refused("from_env", vars);
        assert_eq!(output.status.code(), Some(78), "{vars:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), coloured(), "{vars:?}");
    }
    // A report for machines has no colours.
    let line = refused("json", &[]).stderr;
    assert_eq!(refused("json", &[("CLICOLOR_FORCE", "1")]).stderr, line);
}

/// The report with the counts in red, the variables in bold and the labels faint.
fn coloured() -> String {
    let mut text = REPORT.to_owned();
    for (plain, style) in [
        ("factor3: 2 problems in the environment of App\n", "1;31"),
        ("\nPORT ", "1"),
        ("\nWORKERS ", "1"),
        ("\n    meaning   ", "2"),
        ("\n    expected  ", "2"),
        ("\nfactor3: 2 problems, nothing was started\n", "1;31"),
    ] {
        // The space after a name is not styled, and the spaces around a label are.
        let styled = if style == "1" { plain.trim() } else { plain.trim_matches('\n') };
        assert!(text.contains(plain), "{plain:?}");
        text = text.replace(plain, &plain.replace(styled, &format!("\x1b[{style}m{styled}\x1b[0m")));
    }
    text
}

#[test]
fn a_coloured_report_without_its_escapes_is_the_plain_report() {
    let variables = [("CLICOLOR_FORCE", "1")];
    for (name, value) in [("PORT", "x"), ("PORT", "\u{1b}[31m"), ("WORKERS", "\n1"), ("PORTT", "1")] {
        let coloured = command("from_env").envs(variables).env(name, value).output().unwrap().stderr;
        let plain = command("from_env").env(name, value).output().unwrap().stderr;
        let coloured = String::from_utf8(coloured).unwrap();
        assert!(coloured.contains('\x1b'), "{coloured}");
        assert_eq!(without_escapes(&coloured), String::from_utf8(plain).unwrap());
    }
}

/// Removes the escapes. Each escape is one of the library, and each style ends on its line.
fn without_escapes(text: &str) -> String {
    let mut plain = text.to_owned();
    for line in text.lines() {
        let styles = ["\x1b[1m", "\x1b[2m", "\x1b[1;31m"];
        let begun: usize = styles.iter().map(|style| line.matches(style).count()).sum();
        assert_eq!(begun, line.matches("\x1b[0m").count(), "{line:?}");
    }
    for escape in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m"] {
        plain = plain.replace(escape, "");
    }
    assert!(!plain.contains('\x1b'), "{plain:?}");
    plain
}

#[cfg(unix)]
#[test]
fn a_closed_stderr_does_not_change_the_exit_code() {
    for (entry, code) in [("from_env", 78), ("load", 78), ("json", 78), ("warned_from_env", 0)] {
        let child = command(entry);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "exec \"$0\" \"$@\" 2>&-"]).arg(child.get_program()).args(child.get_args());
        let vars = child.get_envs().filter_map(|(name, value)| Some((name, value?)));
        let shell = shell.env_clear().envs(vars).envs(WARNED).env("PORT", "x");
        assert_eq!(shell.stdout(Stdio::null()).status().unwrap().code(), Some(code), "{entry}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_stderr_does_not_change_the_exit_code() {
    for (entry, code) in [("from_env", 78), ("load", 78), ("json", 78), ("warned_from_env", 0)] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut child = command(entry);
        let child = child.envs(WARNED).env("PORT", "x").stdout(Stdio::null()).stderr(full);
        assert_eq!(child.status().unwrap().code(), Some(code), "{entry}");
    }
}
