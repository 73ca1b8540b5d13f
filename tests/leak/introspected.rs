//! The answers of a process that is asked for its contract, or for a check, while its environment has real values.

use factor3::Config;

use crate::child;
use crate::control::Planted;
use crate::plain::Plain;
use crate::random::Xorshift;
use crate::resources::Resources;
use crate::search::{CANARY, leak};
use crate::secrets::Secrets;
use crate::values;

const FORMATS: [&str; 10] = [
    "dotenv", "markdown", "json_schema", "kubernetes", "app_json", "compose", "systemd", "devcontainer",
    "secretspec", "env_spec",
];

#[test]
fn secrets() {
    if child::is(module_path!(), "secrets") {
        Secrets::from_env_or_exit();
    }
}

#[test]
fn plain() {
    if child::is(module_path!(), "plain") {
        Plain::from_env_or_exit();
    }
}

#[test]
fn resources() {
    if child::is(module_path!(), "resources") {
        Resources::from_env_or_exit();
    }
}

#[test]
fn planted() {
    if child::is(module_path!(), "planted") {
        Planted::from_env_or_exit();
    }
}

#[test]
fn no_answer_shows_the_canary() {
    let mut random = Xorshift::new();
    for (entry, schema) in
        [("secrets", Secrets::SCHEMA), ("plain", Plain::SCHEMA), ("resources", Resources::SCHEMA)]
    {
        for word in FORMATS.into_iter().chain(["check", "summary", CANARY]) {
            let vars = values::vars(schema, &mut random);
            let output =
                child::command(module_path!(), entry).envs(vars).env("FACTOR3", word).output().unwrap();
            let stdout = String::from_utf8_lossy(&output.stdout);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(stderr.starts_with("factor3: FACTOR3"), "{entry} {word}: {stderr}");
            assert!(stdout.lines().map(leak).all(|leak| leak.is_none()), "{entry} {word}");
            assert!(stderr.lines().map(leak).all(|leak| leak.is_none()), "{entry} {word}");
            let is_format = FORMATS.contains(&word);
            assert_eq!(output.status.code(), Some(if is_format { 0 } else { 78 }), "{entry} {word}");
            // The test harness also writes to stdout.
            assert!(!is_format || stdout.len() > 500, "{entry} {word}: {stdout}");
        }
    }
}

#[test]
fn negative_control_text_from_the_code_is_found_in_each_answer() {
    for word in FORMATS {
        let output = child::command(module_path!(), "planted").env("FACTOR3", word).output().unwrap();
        assert!(String::from_utf8_lossy(&output.stdout).lines().any(|line| leak(line).is_some()), "{word}");
    }
}
