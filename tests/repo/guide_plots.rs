//! The plots of the guide's comparison, made of `benches/RESULTS.md`.
//!
//! `FACTOR3_UPDATE=1 cargo test --test repo guide_plots` writes them after a new run of the benches.

use std::fmt::Write as _;
use std::path::Path;

use crate::guide_figures::Measured;
use crate::picture::{self, Colour, EDGE, FAINT, GROUND, TEXT};

const OWN: Colour = Colour { name: "own", light: "#0969da", dark: "#4493f8" };
const OTHER: Colour = Colour { name: "other", light: "#7d8690", dark: "#79818b" };

const RULES: &str = "\
text{font:13px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",\"Liberation Sans\",Arial,sans-serif}
.heading{font-size:15px;font-weight:bold}
.faint{fill:var(--faint)}
.bold{font-weight:bold}
.name{text-anchor:end}
.other{fill:var(--other)}
.own{fill:var(--own)}";

/// One column of a table, as bars.
struct Plot {
    file: &'static str,
    heading: &'static str,
    unit: &'static str,
    table: &'static str,
    column: &'static str,
    /// Whether the rows below the baseline are ratios to it.
    is_ratio: bool,
}

/// The first one has all rows.
const PLOTS: [Plot; 3] = [
    Plot {
        file: "load.svg",
        heading: "Load",
        unit: "instructions, as a ratio to hand-written",
        table: "Load, instructions (hand-written in thousands)",
        column: "N=50 E=80",
        is_ratio: true,
    },
    Plot {
        file: "build.svg",
        heading: "Build",
        unit: "CPU seconds of a clean debug build",
        table: "Clean debug build of an app with N=50, two jobs",
        column: "cpu s",
        is_ratio: false,
    },
    Plot {
        file: "size.svg",
        heading: "Size",
        unit: "KiB of a release binary over an empty one",
        table: "Stripped release binary, KiB over an empty `main`",
        column: "N=50",
        is_ratio: false,
    },
];

/// The row to which ratios are.
const BASELINE: &str = "handwritten";

/// Rows that are no choice for an application.
const LEFT_OUT: [&str; 1] = ["placeholders"];

#[test]
fn the_plots_are_what_the_benches_measured() {
    let names = names();
    assert!(names.contains(&"factor3") && names.contains(&BASELINE), "{names:?}");
    for plot in &PLOTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide/pictures").join(plot.file);
        let command = "cargo test --test repo guide_plots";
        picture::assert_current(&path, &drawn(plot, &names), "benches/RESULTS.md", command);
    }
}

#[test]
fn the_colours_of_the_plots_have_contrast() {
    for colour in [TEXT, FAINT] {
        picture::assert_contrast(&colour, &GROUND, 4.5);
    }
    for colour in [OWN, OTHER] {
        picture::assert_contrast(&colour, &GROUND, 3.0);
    }
}

#[test]
#[should_panic(expected = "benches/RESULTS.md has no table \"Load, hours\"")]
fn a_table_that_the_plots_do_not_find_is_an_error() {
    values(&Plot { table: "Load, hours", ..PLOTS[0] }, &names());
}

#[test]
#[should_panic(expected = "with a column \"N=51\"")]
fn a_column_that_the_plots_do_not_find_is_an_error() {
    values(&Plot { column: "N=51", ..PLOTS[2] }, &names());
}

/// The hand-written reader and the crates, in the order of the first table.
fn names() -> Vec<&'static str> {
    let rows = Measured::of(PLOTS[0].table).rows;
    rows.iter().map(|row| row[0]).filter(|name| !LEFT_OUT.contains(name)).collect()
}

/// The cell of each name and its number, if the table has a row for it.
fn values(plot: &Plot, names: &[&str]) -> Vec<Option<(&'static str, f64)>> {
    let measured = Measured::of(plot.table);
    let rows = measured.rows.iter().map(|row| row[0]);
    for row in rows.filter(|row| !LEFT_OUT.contains(row)) {
        assert!(
            names.contains(&row),
            "{:?} of benches/RESULTS.md has {row:?}, but {:?} does not",
            plot.table,
            PLOTS[0].table
        );
    }
    let value = |name: &str| {
        measured.rows.iter().find(|row| row[0] == name)?;
        let cell = measured.cell(name, plot.column);
        // The baseline has a unit of its own in a table of ratios.
        let cell = if plot.is_ratio && name == BASELINE { "1.00" } else { cell };
        let number = cell.parse().unwrap_or_else(|_| panic!("{:?} has {cell:?} for {name:?}", plot.table));
        Some((cell, number))
    };
    let values: Vec<_> = names.iter().map(|name| value(name)).collect();
    assert!(values.iter().flatten().count() > 2, "{:?} has too few rows", plot.table);
    values
}

/// A bar for each name, with its number. A shorter one is better.
fn drawn(plot: &Plot, names: &[&str]) -> String {
    const WIDTH: usize = 320;
    const LINE: usize = 23;
    const TOP: usize = 60;
    const LEFT: usize = 108;
    const LONGEST: f64 = 155.0;
    let values = values(plot, names);
    let most = values.iter().flatten().map(|value| value.1).fold(0.0, f64::max);
    let id = format!("factor3-plot-{}", plot.file.trim_end_matches(".svg"));
    let title = format!("{}: {}, for 50 fields; less is better", plot.heading, plot.unit);
    let size = (WIDTH, TOP + names.len() * LINE + 10);
    let mut svg = picture::start(&id, &title, size, &[GROUND, EDGE, TEXT, FAINT, OWN, OTHER], RULES);
    let mut text = |class: &str, x: usize, y: usize, text: &str| {
        let text = picture::escaped(text);
        let text = format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" fill=\"currentColor\">{text}</text>");
        writeln!(svg, "{text}").unwrap();
    };
    text("heading", 16, 27, plot.heading);
    text("faint", 16, 46, plot.unit);
    let mut bars = String::new();
    for (place, (name, value)) in names.iter().zip(&values).enumerate() {
        let is_own = *name == "factor3";
        let y = TOP + place * LINE;
        let shown = if *name == BASELINE { "hand-written" } else { name };
        text(if is_own { "name bold" } else { "name" }, LEFT - 8, y + 15, shown);
        let Some((cell, number)) = value else {
            text("faint", LEFT, y + 15, "not measured");
            continue;
        };
        let length = number / most * LONGEST;
        let class = if is_own { "own" } else { "other" };
        let bar = format!("x=\"{LEFT}\" y=\"{}\" width=\"{length:.1}\" height=\"14\" rx=\"2\"", y + 3);
        writeln!(bars, "<rect class=\"{class}\" {bar} fill=\"currentColor\"/>").unwrap();
        let end = LEFT + length.ceil() as usize + 6;
        text(if is_own { "bold" } else { "value" }, end, y + 15, cell);
    }
    svg + &bars + "</svg>\n"
}
