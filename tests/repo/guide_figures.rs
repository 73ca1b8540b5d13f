//! The guide shows the figures of `benches/RESULTS.md` and the compile errors of `tests/packages/ui`.
//!
//! A table in the guide below a title in bold is an excerpt of the table with that title: some of its columns, and the
//! rows that the page names. `FACTOR3_UPDATE=1 cargo test --test repo guide_figures` updates the cells.

use std::{env, fs};

const RESULTS: &str = include_str!("../../benches/RESULTS.md");

/// Which rows of a table a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// The rows that the page names.
    Named,
    /// All rows that were measured.
    All,
}

#[test]
fn the_figures_of_the_generated_code_are_current() {
    assert_current("src/guide/generated.rs", Rows::Named, 9);
}

#[test]
fn the_figures_of_the_comparison_are_current() {
    assert_current("src/guide/comparison.rs", Rows::All, 5);
}

/// The page names the versions that the benches measure.
#[test]
fn the_versions_of_the_comparison_are_current() {
    let page = fs::read_to_string("src/guide/comparison.rs").expect("it is there");
    let mut count = 0;
    for file in fs::read_dir("benches/contenders").expect("it is there") {
        let file = file.expect("it can be listed").path();
        let name = file.file_stem().and_then(|name| name.to_str()).expect("it has a name");
        let text = fs::read_to_string(&file).expect("it is there");
        let Some((_, rest)) = text.lines().next().and_then(|line| line.split_once("\"=")) else { continue };
        let version = rest.split_once('"').map_or(rest, |(version, _)| version);
        assert!(page.contains(&format!(" {name} {version}")), "benches/contenders has {name} {version}");
        count += 1;
    }
    assert_eq!(count, 7);
}

/// Each mistake in the guide is a whole case of the compile-fail tests, with its whole message.
#[test]
fn the_compile_errors_are_current() {
    let page = fs::read_to_string("src/guide/generated.rs").expect("it is there");
    let page: String = page.lines().map(|line| format!("{}\n", text(line).unwrap_or_default())).collect();
    let mut cases = page.split("```compile_fail\n");
    cases.next();
    let mut count = 0;
    for case in cases {
        let (code, rest) = case.split_once("```").expect("the code ends");
        let (message, _) = rest
            .split_once("```text\n")
            .and_then(|(_, rest)| rest.split_once("```"))
            .expect("a message follows the code");
        let (_, place) = message.split_once("--> ").expect("it has a place");
        let (path, _) = place.split_once(".rs:").expect("the place names a file");
        let of = |extension: &str| {
            let path = format!("tests/packages/ui/{path}.{extension}");
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        assert_eq!(code, of("rs"));
        assert_eq!(message, of("stderr"));
        count += 1;
    }
    assert_eq!(count, 3);
}

#[track_caller]
fn assert_current(page: &str, rows: Rows, tables: usize) {
    let found = fs::read_to_string(page).expect("it is there");
    let (current, count) = with_figures(&found, rows);
    assert_eq!(count, tables, "tables of figures in {page}");
    if env::var_os("FACTOR3_UPDATE").is_some_and(|value| value == "1") {
        fs::write(page, current).expect("it can be written");
        return;
    }
    let stale: Vec<_> = current.lines().filter(|line| !found.lines().any(|old| old == *line)).collect();
    assert!(
        current == found,
        "{page} is not what benches/RESULTS.md says. Lines as they should be:\n\n{}\n\n\
         To write them: FACTOR3_UPDATE=1 cargo test --test repo guide_figures. Then check that the text around them is still true.",
        stale.join("\n")
    );
}

/// The page with the measured cells, and the number of its tables.
fn with_figures(page: &str, rows: Rows) -> (String, usize) {
    let (mut current, mut count) = (String::new(), 0);
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        current.push_str(line);
        current.push('\n');
        let Some(title) = text(line).and_then(title) else { continue };
        count += 1;
        let measured = Measured::of(title);
        while let Some(line) = lines.next_if(|line| !line.starts_with("//! |")) {
            current.push_str(line);
            current.push('\n');
        }
        let header: Vec<&str> = lines.next().map(cells).expect("a table follows its title");
        let named: Vec<&str> =
            std::iter::from_fn(|| lines.next_if(|line| line.starts_with("//! |"))).collect();
        let (line_below, named) = named.split_first().expect("a line is below its head");
        current.push_str(&format!("//! | | {} |\n{line_below}\n", header[1..].join(" | ")));
        let named: Vec<&str> = match rows {
            Rows::Named => named.iter().map(|line| cells(line)[0]).collect(),
            Rows::All => measured.rows.iter().map(|row| row[0]).collect(),
        };
        assert!(!named.is_empty(), "{title} has no rows");
        for name in named {
            let cells: Vec<_> = header[1..].iter().map(|column| measured.cell(name, column)).collect();
            current.push_str(&format!("//! | {name} | {} |\n", cells.join(" | ")));
        }
    }
    (current, count)
}

/// A table of `benches/RESULTS.md`.
pub(crate) struct Measured {
    title: &'static str,
    columns: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<&'static str>>,
}

impl Measured {
    pub(crate) fn of(title: &str) -> Self {
        let mut lines = RESULTS.lines().skip_while(|line| self::title(line) != Some(title));
        let Some(title) = lines.next().and_then(self::title) else {
            panic!("benches/RESULTS.md has no table {title:?}: name the table that replaced it")
        };
        let mut rows = lines.skip_while(|line| line.is_empty()).take_while(|line| line.starts_with('|'));
        let columns = rows.next().map(cells).unwrap_or_default();
        Self { title, columns, rows: rows.skip(1).map(cells).collect() }
    }

    pub(crate) fn cell(&self, row: &str, column: &str) -> &'static str {
        let place = self.columns.iter().skip(1).position(|name| *name == column);
        let cells = self.rows.iter().find(|cells| cells[0] == row);
        match (cells, place) {
            (Some(cells), Some(place)) => cells[place + 1],
            _ => panic!("{:?} of benches/RESULTS.md has no row {row:?} with a column {column:?}", self.title),
        }
    }
}

/// A line of the page without the comment marker.
fn text(line: &str) -> Option<&str> {
    line.strip_prefix("//!").map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// `**Load, allocations**`
fn title(line: &str) -> Option<&str> {
    line.strip_prefix("**")?.strip_suffix("**")
}

/// The texts between the bars.
fn cells(line: &str) -> Vec<&str> {
    let line = text(line).unwrap_or(line);
    let line = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap_or(line);
    line.split('|').map(str::trim).collect()
}
