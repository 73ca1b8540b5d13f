//! The answers of a program to `FACTOR3=..`: what stdout contains, and what happens if stdout cannot be written.

use std::process::Command;

use crate::quickstart;

#[cfg(unix)]
const WORDS: [&str; 12] = [
    "check", "summary", "dotenv", "markdown", "json_schema", "kubernetes", "app_json", "compose", "systemd",
    "devcontainer", "secretspec", "env_spec",
];

fn note(word: &str) -> String {
    format!("factor3: FACTOR3={word} is set, not starting\n")
}

/// A command that runs the program with `FACTOR3=word`.
fn asked(vars: &[(&str, &str)], word: &str) -> Command {
    let mut command = quickstart(vars);
    command.env("FACTOR3", word);
    command
}

const GOOD: [(&str, &str); 3] = [
    ("DATABASE_URL", "postgres://shop:hunter2@db/orders"),
    ("REDIS_URL", "redis://cache"),
    ("STRIPE_API_KEY", "hunter2"),
];

#[test]
fn stdout_contains_only_the_answer() {
    let output = asked(&GOOD, "check").output().unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(0), &b"ok\n"[..]), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), note("check"));
    let output = asked(&[], "check").output().unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(78), &b""[..]), "{output:?}");
    let schema = asked(&[], "json_schema").output().unwrap().stdout;
    assert_eq!(asked(&GOOD, "json_schema").output().unwrap().stdout, schema);
}

#[cfg(unix)]
const NOT_WRITTEN: &str = "factor3: the answer cannot be written to stdout\n";

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_ends_with_74() {
    for word in WORDS {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = asked(&GOOD, word).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{word}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), note(word) + NOT_WRITTEN);
    }
    // A check that fails gives exit code 78 even if stdout cannot be written.
    for word in ["check", "summary"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = asked(&[], word).stdout(full).output().unwrap();
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
        let output = asked(&GOOD, word).stdout(OwnedFd::from(writer)).output().unwrap();
        assert_eq!(output.status.code(), Some(74), "{word}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), note(word) + NOT_WRITTEN);
    }
}

/// The standard library opens `/dev/null` if there is no stdout.
#[cfg(unix)]
#[test]
fn a_closed_stdout_is_not_an_error() {
    for (vars, code) in [(&GOOD[..], 0), (&[], 78)] {
        let child = asked(vars, "check");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "exec \"$0\" >&-"]).arg(child.get_program()).env_clear();
        shell.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
        assert_eq!(shell.stderr(std::process::Stdio::null()).status().unwrap().code(), Some(code));
    }
}
