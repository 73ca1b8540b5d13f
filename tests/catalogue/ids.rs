//! Compares the table of all rows with the names of the tests.

/// For each letter: the files with the tests of its rows, and the subject of each row.
const CATALOGUE: [(&str, &[&str], &[&str]); 5] = [
    (
        "e",
        &[include_str!("environment.rs")],
        &[
            "a required variable is missing",
            "a variable is set but empty",
            "only blanks, or invisible characters",
            "a declared variable that is not UTF-8",
            "an undeclared variable that is not UTF-8",
            "two entries with one name",
            "entries that are not variables",
            "a name that is nearly right",
            "a value of 128 KiB",
            "10,000 variables",
            "X and X_FILE are both set",
            "the link of a Kubernetes service",
            "quotes around the value",
            "a carriage return at the end",
            "what nothing expanded, and placeholders",
            "the environment changes during the load",
        ],
    ),
    (
        "s",
        &[include_str!("numbers.rs"), include_str!("scalars.rs")],
        &[
            "a plus, and leading zeros",
            "blanks around a number",
            "other notations of numbers",
            "overflow, and a sign of an unsigned number",
            "floats that are not finite",
            "booleans",
            "durations without a unit, negative, too long",
            "a duration that cannot be added to now",
            "sizes",
            "words of an enum",
            "port 0",
            "an address with a host name",
            "paths",
            "a single character",
            "log levels, regular expressions, globs",
            "secret bytes of another form or length",
            "UUIDs, time zones, locales",
            "a secret that looks like a number",
            "control characters in a text",
            "a rule over several fields",
            "a parser of the application that panics",
            "JSON in a variable",
        ],
    ),
    (
        "c",
        &[include_str!("lists.rs")],
        &[
            "the empty text",
            "empty items",
            "blanks around items",
            "a bad item",
            "duplicates",
            "65,000 items",
            "the separator within an item",
            "a pair without =, without a key, with two =",
        ],
    ),
    (
        "u",
        &[include_str!("urls.rs")],
        &[
            "reserved characters in a password",
            "a % that does not begin an escape",
            "escapes of what no text holds",
            "no scheme, or half of one",
            "the scheme of another service, or in upper case",
            "no host",
            "ports",
            "IPv6",
            "hosts outside ASCII",
            "half an IPv4 address",
            "several hosts",
            "sockets",
            "the database",
            "the number of a Redis database",
            "the vhosts of AMQP",
            "unknown and repeated parameters",
            "a secret in the query",
            "a fragment",
            "only a user or only a password",
            "130 KB",
            "pasted badly",
            "contradictory TLS parameters",
        ],
    ),
    (
        "f",
        &[include_str!("files.rs")],
        &[
            "no such file", "a directory", "no permission", "a pipe", "a device, a socket",
            "a file of /proc", "more than 64 KiB", "an empty file", "a line break at the end",
            "lines, and blanks at the end", "a byte order mark, NUL, not UTF-8", "a link", "links in a loop",
            "a file that others may read", "a path that no file can have",
            "a path that is the secret itself", "a file that changes", "NAME=value in the file",
            "a mount that hangs",
        ],
    ),
];

#[test]
fn every_row_has_a_test_and_every_test_has_a_row() {
    for (letter, sources, rows) in CATALOGUE {
        let all: Vec<usize> = (1..=rows.len()).collect();
        assert_eq!(numbers(letter, sources), all, "the tests of {letter}, and the rows of the catalogue");
    }
}

/// The numbers in the tests' names, in order.
fn numbers(letter: &str, sources: &[&str]) -> Vec<usize> {
    let mut numbers: Vec<usize> =
        sources.iter().flat_map(|source| tests(source)).map(|name| number(letter, name)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The names of the functions after `#[test]`.
fn tests(source: &str) -> impl Iterator<Item = &str> {
    let marks = source.split("#[test]").skip(1);
    marks.map(|rest| rest.trim_start().strip_prefix("fn ").and_then(|rest| rest.split('(').next()).unwrap())
}

/// The 4 of `e4_a_declared_variable`.
fn number(letter: &str, test: &str) -> usize {
    let id = test.strip_prefix(letter).and_then(|rest| rest.split('_').next());
    id.and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{test} has no id of {letter} in its name"))
}

#[test]
fn negative_control_a_missing_and_a_nameless_row_are_found() {
    let source = "#[test]\nfn e3_c() {}\n\n#[cfg(unix)]\n#[test]\nfn e1_a() {}\n\nfn e2_b() {}\n";
    assert_eq!(numbers("e", &[source]), [1, 3], "a function that is not a test has no row");
    assert!(std::panic::catch_unwind(|| number("e", "every_row")).is_err());
    assert!(std::panic::catch_unwind(|| number("e", "s1_a")).is_err());
}
