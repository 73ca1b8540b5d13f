//! The README shows the example program and the report that the program prints.

use crate::quickstart;

const README: &str = include_str!("../../../../../README.md");

/// The variables of the report, and no others.
pub(crate) const BROKEN: [(&str, &str); 2] = [("DATABSE_URL", "postgres://localhost"), ("PORT", "eighty")];

/// The text of the first code block in this language.
fn block(language: &str) -> &'static str {
    let (_, rest) =
        README.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("no {language} block"));
    rest.split_once("```").map_or(rest, |(block, _)| block)
}

#[test]
fn the_program_is_the_example() {
    let example = include_str!("../../../../../examples/quickstart.rs");
    let (_, code) = example.split_once("\nuse ").unwrap();
    assert_eq!(block("rust"), format!("use {code}"));
}

#[test]
fn the_report_is_the_output_of_the_program() {
    let output = quickstart(&BROKEN).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), block("text"));
    assert!(output.stdout.is_empty());
    assert_eq!(output.status.code(), Some(i32::from(factor3::EXIT_CODE)));
}
