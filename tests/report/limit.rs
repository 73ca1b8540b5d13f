//! What a report drops to fit into a Kubernetes termination message of 2,048 bytes and 80 lines.

#![allow(dead_code, reason = "only what is wrong is read")]

use factor3::{Config, Error, SecretString};

use crate::scratch::Scratch;

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

/// A struct of 200 variables.
#[derive(Debug, Config)]
struct TwoHundred {
    #[config(flatten, prefix = "FIRST_")]
    first: Most,
    #[config(flatten, prefix = "SECOND_")]
    second: Most,
    #[config(flatten, prefix = "THIRD_")]
    third: Eight,
}

/// The report of an environment without variables.
fn report<T: Config + std::fmt::Debug>() -> String {
    let error = T::from_vars::<_, &str, &str>([]).unwrap_err();
    assert_eq!(error.problems().len(), T::SCHEMA.count());
    kept(&error)
}

/// A report that fits into a termination message.
fn kept(error: &Error) -> String {
    let text = error.to_string();
    // On stderr, a line break follows the report.
    assert!(text.len() < 2048, "{} bytes:\n{text}", text.len());
    assert!(text.lines().count() <= 80, "{} lines:\n{text}", text.lines().count());
    let problems = match error.problems().len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    assert!(text.starts_with(&format!("factor3: {problems} in the environment of ")), "{text}");
    assert!(text.ends_with(&format!("\nfactor3: {problems}, nothing was started")), "{text}");
    text
}

#[test]
fn a_short_report_is_made_of_blocks() {
    let text = report::<Eight>();
    assert!(text.contains("\n    meaning   First of eight"), "{text}");
    assert!(text.contains("\n    hint      make one with: echo second\n"), "{text}");
}

#[test]
fn a_longer_report_has_one_line_for_each_problem() {
    let text = report::<Twice>();
    assert_eq!(text.lines().count(), 19);
    // The expectation is kept as long as there is room.
    let line = "\nONE_OF_THE_TWO_SECOND is not set; make one with: echo second; expected text; meaning: Second of \
                eight things that this app needs to know.\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn then_hints_and_meanings_are_dropped_but_never_the_name_or_the_reason() {
    let text = report::<More>();
    assert_eq!(text.lines().count(), 35);
    assert!(!text.contains("things") && !text.contains("make one"), "{text}");
    assert!(text.lines().skip(1).take(32).all(|line| line.ends_with(" is not set")), "{text}");
}

#[test]
fn then_only_names_are_left_and_the_number_of_the_others() {
    let text = report::<Most>();
    let names: Vec<&str> = text.lines().skip(1).take_while(|line| !line.starts_with("and ")).collect();
    assert_eq!(names[0], "A_VERY_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_FRONT_ENTRANCE_ONE_OF_THE_TWO_FIRST");
    assert!(names.len() > 20 && names.iter().all(|name| !name.contains(' ')), "{text}");
    assert!(text.contains(&format!("\nand {} more\n", 96 - names.len())), "{text}");
    assert!(text.len() > 1_800, "the room is used: {}", text.len());
}

#[test]
fn names_leave_room_for_the_name_of_the_struct() {
    #[derive(Debug, Config)]
    struct ConfigurationOfTheServiceThatTakesTheOrdersOfAllCustomersAndConfirmsThemByMailWithinOneMinute {
        #[config(flatten, prefix = "A_PREFIX_THAT_IS_LONG_")]
        lines: Lines,
    }
    let text = report::<
        ConfigurationOfTheServiceThatTakesTheOrdersOfAllCustomersAndConfirmsThemByMailWithinOneMinute,
    >();
    assert!(text.contains("\nand "), "{text}");
}

#[test]
fn many_short_names_are_limited_by_the_number_of_lines() {
    let text = report::<Lines>();
    assert_eq!(text.lines().count(), 80);
    assert!(text.contains("\nand 5 more\n"), "{text}");
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Keys {
    /// First of six keys that this app cannot do without.
    first_key: Option<SecretString>,
    second_key: Option<SecretString>,
    third_key: Option<SecretString>,
    fourth_key: Option<SecretString>,
    fifth_key: Option<SecretString>,
    sixth_key: Option<SecretString>,
}

#[test]
fn paths_are_dropped_before_meanings_but_never_the_reason() {
    const NAMES: [&str; 6] = ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH"];
    let scratch = Scratch::new();
    let of_depth = |depth: usize, keys: usize| {
        let mut path = scratch.path().to_owned();
        path.extend(vec!["a_directory_with_a_long_name_that_is_no_secret"; depth]);
        std::fs::create_dir_all(&path).unwrap();
        let vars = NAMES.iter().take(keys).map(|name| (format!("{name}_KEY_FILE"), path.clone()));
        let error = Keys::from_vars(vars).unwrap_err();
        assert_eq!(error.problems().len(), keys);
        (kept(&error), path.to_str().unwrap().to_owned())
    };
    let (text, path) = of_depth(2, 6);
    assert_eq!(text.matches(&format!("\n    path      {path}\n")).count(), 6, "{text}");
    for (depth, keys) in [(8, 6), (50, 1), (80, 1)] {
        let (text, _) = of_depth(depth, keys);
        assert!(!text.contains("no_secret") && text.lines().count() == keys + 3, "{text}");
        let line = "\nFIRST_KEY cannot be read from FIRST_KEY_FILE: it is a directory: give the path of the file in it; meaning: First \
                    of six keys that this app cannot do without.\n";
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn hints_are_dropped_first() {
    #[derive(Debug, Config)]
    struct Ports {
        a_port: Option<u16>,
        b_port: Option<u16>,
        c_port: Option<u16>,
        d_port: Option<u16>,
        e_port: Option<u16>,
        f_port: Option<u16>,
        g_port: Option<u16>,
        h_port: Option<u16>,
        i_port: Option<u16>,
        j_port: Option<u16>,
        k_port: Option<u16>,
        l_port: Option<u16>,
        m_port: Option<u16>,
    }
    let links = |count: u8| {
        let vars = (0..count).map(|at| (format!("{}_PORT", char::from(b'A' + at)), "tcp://10.0.0.1:80"));
        Ports::from_vars(vars).unwrap_err()
    };
    let count = |text: &str| text.matches("enableServiceLinks: false").count();
    let text = kept(&links(5));
    assert!(count(&text) == 5 && text.contains("\n    hint      it is an address"), "{text}");
    let text = kept(&links(8));
    assert!(count(&text) == 8 && text.contains("it starts with a letter; it is an address"), "{text}");
    let text = kept(&links(13));
    assert_eq!((count(&text), text.matches("it starts with a letter\n").count()), (0, 13), "{text}");
}

/// Groups whose names fill a whole report.
#[derive(Debug, Config)]
#[allow(clippy::duplicated_attributes, reason = "a member of two groups is named twice")]
#[config(
    prefix = "A_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_",
    one_of(a, b, c, d, e, f, g, h),
    one_of(i, j, k, l, m, n, o, p),
    one_of(q, r, s, t, u, v, w, x),
    all_or_none(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x)
)]
struct Group {
    a: Option<u8>,
    b: Option<u8>,
    c: Option<u8>,
    d: Option<u8>,
    e: Option<u8>,
    f: Option<u8>,
    g: Option<u8>,
    h: Option<u8>,
    i: Option<u8>,
    j: Option<u8>,
    k: Option<u8>,
    l: Option<u8>,
    m: Option<u8>,
    n: Option<u8>,
    o: Option<u8>,
    p: Option<u8>,
    q: Option<u8>,
    r: Option<u8>,
    s: Option<u8>,
    t: Option<u8>,
    u: Option<u8>,
    v: Option<u8>,
    w: Option<u8>,
    x: Option<u8>,
}

#[test]
fn groups_with_many_members_stay_within_the_limit() {
    let vars = ["A", "J", "S"].map(|name| (format!("A_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_{name}"), "1"));
    let error = Group::from_vars(vars).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    let text = kept(&error);
    assert_eq!(text.matches(" (not set)").count(), 21, "{text}");
    assert!(text.contains("_SYSTEM_X (not set): set all of them, or none\n"), "{text}");
    // With two more groups, only names fit.
    let first = "A_LONG_PREFIX_OF_SOME_LEGACY_SYSTEM_";
    let text = kept(&Group::from_vars([(format!("{first}A"), "1")]).unwrap_err());
    assert!(text.contains(&format!("\n{first}I\n{first}Q\n{first}A\n")), "{text}");
}

#[cfg(feature = "dotenv")]
#[test]
fn broken_lines_of_a_file_stay_within_the_limit() {
    let scratch = Scratch::new();
    let of = |name: &str, lines: usize| {
        let file = scratch.file(name, "FIRST_KEY\n".repeat(lines));
        let error = Keys::load(&factor3::Env::dotenv(&file)).unwrap_err();
        assert_eq!(error.problems().len(), lines.min(65));
        (kept(&error), file.to_str().unwrap().to_owned())
    };
    let (text, path) = of(".env", 5);
    assert!(text.contains(&format!("\n\nFIRST_KEY in {path}, line 5: the line has no =")), "{text}");
    let (text, path) = of(".env", 12);
    assert!(text.contains(&format!("\nFIRST_KEY in {path}, line 12: the line has no =")), "{text}");
    let (text, path) = of(".env", 500);
    assert!(text.contains("\nFIRST_KEY\nFIRST_KEY\n") && !text.contains("there is"), "{text}");
    assert!(text.contains(&format!("\n{path}, line 65\n")), "{text}");
    // No name on Windows has such a character.
    for length in [100, 200, 255].into_iter().filter(|_| cfg!(not(windows))) {
        // Each of these characters takes four more bytes in a report.
        of(&"\u{7}".repeat(length), 40);
    }
}

/// Kubernetes makes the file, empty, before the container starts.
#[test]
fn a_termination_message_is_the_report_and_fits() {
    let scratch = Scratch::new();
    let file = scratch.file("termination-log", "");
    let error = TwoHundred::from_vars::<_, &str, &str>([]).unwrap_err();
    assert_eq!(error.problems().len(), 200);
    error.write_termination_message(&file).unwrap();
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, kept(&error));
    // The message of an earlier run is longer.
    std::fs::write(&file, "left ".repeat(10_000)).unwrap();
    let error = Short::from_vars([("A1", "x")]).unwrap_err();
    error.write_termination_message(file.to_str().unwrap()).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), error.to_string());
}

#[test]
fn a_missing_file_for_the_termination_message_is_not_created() {
    let scratch = Scratch::new();
    let error = Keys::from_vars([("FIRST_KEY", "hunter2"), ("FIRST_KEY_FILE", "/hunter2")]).unwrap_err();
    // Windows does not say that it is a directory.
    let directory = match cfg!(windows) {
        true => std::io::ErrorKind::PermissionDenied,
        false => std::io::ErrorKind::IsADirectory,
    };
    for (path, kind) in [
        (scratch.at("gone"), std::io::ErrorKind::NotFound),
        (scratch.at("gone/termination-log"), std::io::ErrorKind::NotFound),
        (scratch.path().to_owned(), directory),
    ] {
        let failed = error.write_termination_message(&path).unwrap_err();
        assert_eq!(failed.kind(), kind, "{failed}");
        assert!(!format!("{failed} {failed:?}").contains("hunter2"), "{failed:?}");
    }
    assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
}
