//! What a report drops to stay within a Kubernetes termination message: 2,048 bytes and 80 lines.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(dead_code, reason = "only what is wrong is read")]

use factor3::Config;

#[derive(Debug, Config)]
struct Eight {
    /// First of eight things that this app needs to know.
    first: String,
    /// Second of eight things that this app needs to know.
    #[config(generate = "echo second")]
    second: String,
    third: u16,
    fourth: u16,
    /// Fifth of eight things that this app needs to know.
    fifth: u16,
    sixth: u16,
    seventh: u16,
    eighth: u16,
}

#[derive(Debug, Config)]
struct Twice {
    #[config(flatten, prefix = "ONE_OF_THE_TWO_")]
    one: Eight,
    #[config(flatten, prefix = "OTHER_OF_THE_TWO_")]
    other: Eight,
}

#[derive(Debug, Config)]
struct More {
    #[config(flatten, prefix = "FRONT_ENTRANCE_")]
    front: Twice,
    #[config(flatten, prefix = "BACK_ENTRANCE_")]
    back: Twice,
}

#[derive(Debug, Config)]
struct Most {
    #[config(flatten, prefix = "A_VERY_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_")]
    a: More,
    #[config(flatten, prefix = "B_")]
    b: More,
    #[config(flatten, prefix = "C_")]
    c: More,
}

#[derive(Debug, Config)]
struct Short {
    a1: u8,
    a2: u8,
    a3: u8,
    a4: u8,
    a5: u8,
    a6: u8,
    a7: u8,
    a8: u8,
    a9: u8,
}

#[derive(Debug, Config)]
struct Lines {
    #[config(flatten)]
    a: Short,
    #[config(flatten, prefix = "B")]
    b: Short,
    #[config(flatten, prefix = "C")]
    c: Short,
    #[config(flatten, prefix = "D")]
    d: Short,
    #[config(flatten, prefix = "E")]
    e: Short,
    #[config(flatten, prefix = "F")]
    f: Short,
    #[config(flatten, prefix = "G")]
    g: Short,
    #[config(flatten, prefix = "H")]
    h: Short,
    #[config(flatten, prefix = "I")]
    i: Short,
}

/// The report of an environment without a variable.
fn report<T: Config + std::fmt::Debug>() -> String {
    let text = T::from_vars::<_, &str, &str>([]).unwrap_err().to_string();
    // On stderr a line break follows.
    assert!(text.len() < 2048, "{} bytes:\n{text}", text.len());
    assert!(text.lines().count() <= 80, "{} lines:\n{text}", text.lines().count());
    let count = T::SCHEMA.count();
    assert!(text.starts_with(&format!("factor3: {count} problems in the environment of ")), "{text}");
    assert!(text.ends_with(&format!("\nfactor3: {count} problems, nothing was started")), "{text}");
    text
}

#[test]
fn a_short_report_is_made_of_blocks() {
    let text = report::<Eight>();
    assert!(text.contains("\n    meaning   First of eight"), "{text}");
    assert!(text.contains("\n    hint      make one with: echo second\n"), "{text}");
}

#[test]
fn a_longer_one_has_one_line_for_each_problem() {
    let text = report::<Twice>();
    assert_eq!(text.lines().count(), 19);
    let line = "\nONE_OF_THE_TWO_SECOND is not set; Second of eight things that this app needs to know.; \
                make one with: echo second\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn then_hints_and_meanings_are_dropped_and_never_name_and_reason() {
    let text = report::<More>();
    assert_eq!(text.lines().count(), 35);
    assert!(!text.contains("things") && !text.contains("make one"), "{text}");
    assert!(text.lines().skip(1).take(32).all(|line| line.ends_with(" is not set")), "{text}");
}

#[test]
fn then_only_names_are_left_and_how_many_more_there_are() {
    let text = report::<Most>();
    let names: Vec<&str> = text.lines().skip(1).take_while(|line| !line.starts_with("and ")).collect();
    assert_eq!(names[0], "A_VERY_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_FRONT_ENTRANCE_ONE_OF_THE_TWO_FIRST");
    assert!(names.len() > 20 && names.iter().all(|name| !name.contains(' ')), "{text}");
    assert!(text.contains(&format!("\nand {} more\n", 96 - names.len())), "{text}");
    assert!(text.len() > 1_800, "the room is used: {}", text.len());
}

#[test]
fn many_short_names_are_cut_by_lines() {
    let text = report::<Lines>();
    assert_eq!(text.lines().count(), 80);
    assert!(text.contains("\nand 5 more\n"), "{text}");
}
