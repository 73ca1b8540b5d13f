//! README's program is the example, and README's report is what that program prints.

use std::process::Command;

const README: &str = include_str!("../README.md");

/// The text of the first block of that language.
fn block(language: &str) -> &'static str {
    let (_, rest) =
        README.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("no {language} block"));
    rest.split_once("```").map_or(rest, |(block, _)| block)
}

#[test]
fn the_program_is_the_example() {
    let example = include_str!("../examples/quickstart.rs");
    let (_, code) = example.split_once("\nuse ").expect("the example imports");
    assert_eq!(block("rust"), format!("use {code}"));
}

#[test]
fn the_report_is_what_it_prints() {
    let tests = std::env::current_exe().expect("a test has a path");
    let target = tests.parent().and_then(|deps| deps.parent()).expect("it lies in target/debug/deps");
    let output = Command::new(
        target.join("examples").join("quickstart").with_extension(std::env::consts::EXE_EXTENSION),
    )
    .env_clear()
    .envs([("DATABSE_URL", "postgres://localhost"), ("PORT", "eighty")])
    .output()
    .expect("`cargo test` builds the examples");
    assert_eq!(String::from_utf8_lossy(&output.stderr), block("text"));
    assert!(output.stdout.is_empty());
    assert_eq!(output.status.code(), Some(i32::from(factor3::EXIT_CODE)));
}

#[test]
fn it_is_short() {
    assert!(README.lines().count() <= 120);
}
