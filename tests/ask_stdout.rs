//! The answer of a program that is asked, to a stdout of its own: what it holds, and where it cannot be written.

#![cfg(feature = "contract")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use std::process::Command;

#[cfg(unix)]
const WORDS: [&str; 10] = [
    "check",
    "report",
    "dotenv",
    "markdown",
    "json_schema",
    "kubernetes",
    "app_json",
    "compose",
    "systemd",
    "devcontainer",
];

fn note(word: &str) -> String {
    format!("factor3: FACTOR3={word} is set, not starting\n")
}

/// The program of the README, with nothing before its answer. `cargo test` builds the examples.
fn quickstart(vars: &[(&str, &str)], word: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let target = test.parent().unwrap().parent().unwrap();
    let path = target.join("examples").join("quickstart").with_extension(std::env::consts::EXE_EXTENSION);
    let mut command = Command::new(path);
    command.env_clear().envs(vars.iter().copied()).env("FACTOR3", word);
    command
}

const QUICKSTART: [(&str, &str); 3] = [
    ("DATABASE_URL", "postgres://shop:hunter2@db/orders"),
    ("REDIS_URL", "redis://cache"),
    ("STRIPE_API_KEY", "hunter2"),
];

#[test]
fn stdout_holds_the_answer_and_no_more() {
    let output = quickstart(&QUICKSTART, "check").output().unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(0), &b"ok\n"[..]), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), note("check"));
    let output = quickstart(&[], "check").output().unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(78), &b""[..]), "{output:?}");
    let schema = quickstart(&[], "json_schema").output().unwrap().stdout;
    assert_eq!(quickstart(&QUICKSTART, "json_schema").output().unwrap().stdout, schema);
}

#[cfg(unix)]
const NOT_WRITTEN: &str = "factor3: the answer cannot be written to stdout\n";

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_ends_with_74() {
    for word in WORDS {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = quickstart(&QUICKSTART, word).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{word}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), note(word) + NOT_WRITTEN);
    }
    // What would refuse the start says so, be it written or not.
    for word in ["check", "report"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = quickstart(&[], word).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(78), "{word}");
    }
}

#[cfg(unix)]
#[test]
fn an_answer_that_nobody_reads_ends_with_74() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    for word in WORDS {
        let (reader, writer) = UnixStream::pair().unwrap();
        drop(reader);
        let output = quickstart(&QUICKSTART, word).stdout(OwnedFd::from(writer)).output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{word}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), note(word) + NOT_WRITTEN);
    }
}

/// The standard library opens `/dev/null` where there is no stdout.
#[cfg(unix)]
#[test]
fn a_stdout_that_never_was_takes_everything() {
    for (vars, code) in [(&QUICKSTART[..], 0), (&[], 78)] {
        let child = quickstart(vars, "check");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "exec \"$0\" >&-"]).arg(child.get_program()).env_clear();
        shell.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
        assert_eq!(shell.stderr(std::process::Stdio::null()).status().unwrap().code(), Some(code));
    }
}
