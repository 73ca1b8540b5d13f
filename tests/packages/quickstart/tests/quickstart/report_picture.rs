//! The pictures of the report that README and the front page of the documentation show, made of the coloured output.

use std::fmt::Write as _;
use std::path::Path;

use crate::picture::{self, Colour, EDGE, FAINT, GROUND, TEXT};
use crate::quickstart;
use crate::readme::BROKEN;

const RED: Colour = Colour { name: "red", light: "#c4202a", dark: "#ff7b72" };

const RULES: &str = "\
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace;white-space:pre}
.bold{font-weight:bold}
.faint{fill:var(--faint)}
.red{fill:var(--red);font-weight:bold}";

/// The columns of the narrow picture. On a phone, its letters are as large as those of the page.
const NARROW: usize = 48;

/// Where a detail of a problem begins.
const LABEL: usize = 14;

/// A character and its class in the picture.
type Cell = (char, Option<&'static str>);

#[test]
fn the_report_picture_shows_the_coloured_output() {
    let lines = report();
    let width = lines.iter().map(Vec::len).max().unwrap();
    assert_current("report.svg", &lines, width);
}

#[test]
fn the_narrow_report_picture_shows_the_same_words() {
    let lines = report();
    let narrow: Vec<_> = lines.iter().flat_map(|line| wrapped(line, NARROW)).collect();
    let text = |lines: &[Vec<Cell>]| -> String {
        lines.iter().flatten().map(|(c, _)| c).filter(|c| !c.is_whitespace()).collect()
    };
    assert_eq!(text(&narrow), text(&lines));
    assert!(narrow.iter().all(|line| line.len() <= NARROW));
    assert_current("report-narrow.svg", &narrow, NARROW);
}

#[test]
fn the_colours_of_the_report_picture_have_contrast() {
    for colour in [TEXT, FAINT, RED] {
        picture::assert_contrast(&colour, &GROUND, 4.5);
    }
}

#[test]
#[should_panic(expected = "the picture has no class for the code \"32\"")]
fn a_code_that_the_report_picture_cannot_show_is_an_error() {
    cells("\x1b[32mgreen\x1b[0m");
}

/// The report of README with its colours.
fn report() -> Vec<Vec<Cell>> {
    let output = quickstart(&BROKEN).env("CLICOLOR_FORCE", "1").output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<_> = text.lines().map(cells).collect();
    for class in ["bold", "faint", "red"] {
        assert!(lines.iter().flatten().any(|cell| cell.1 == Some(class)), "nothing is {class}: {text:?}");
    }
    lines
}

/// The characters of a line with the classes that its codes select (ECMA-48, "Select Graphic Rendition").
fn cells(line: &str) -> Vec<Cell> {
    let mut parts = line.split("\x1b[");
    let plain = parts.next().unwrap_or_default();
    let mut cells: Vec<Cell> = plain.chars().map(|c| (c, None)).collect();
    for part in parts {
        let (code, text) = part.split_once('m').unwrap_or_else(|| panic!("a code has no end: {line:?}"));
        let class = match code {
            "0" => None,
            "1" => Some("bold"),
            "2" => Some("faint"),
            "1;31" => Some("red"),
            _ => panic!("the picture has no class for the code {code:?}"),
        };
        cells.extend(text.chars().map(|c| (c, class)));
    }
    assert!(cells.iter().all(|(c, _)| !c.is_control()), "{line:?}");
    cells
}

/// The line in several, none of them wider than this. It breaks at blanks, and where a word is too long, inside of it.
fn wrapped(line: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let is_detail = line.first().is_some_and(|(c, _)| *c == ' ');
    let indent = vec![(' ', None); if is_detail { LABEL } else { 2 }];
    let (mut lines, mut rest) = (Vec::new(), line.to_vec());
    while rest.len() > width {
        let blank = rest[..=width].iter().rposition(|(c, _)| *c == ' ').filter(|place| *place > indent.len());
        let (line, more) = rest.split_at(blank.unwrap_or(width));
        let more = [&indent, &more[usize::from(blank.is_some())..]].concat();
        lines.push(line.to_vec());
        rest = more;
    }
    lines.push(rest);
    lines
}

#[track_caller]
fn assert_current(file: &str, lines: &[Vec<Cell>], width: usize) {
    const MARGIN: usize = 16;
    const LINE: usize = 20;
    // The widest of the fonts needs 0.62 of its size for a character.
    let size = (2 * MARGIN + (width * 14 * 62).div_ceil(100), 2 * MARGIN + lines.len() * LINE);
    let id = format!("factor3-{}", file.trim_end_matches(".svg"));
    let title = "A report in the colours of a terminal";
    let mut svg = picture::start(&id, title, size, &[GROUND, EDGE, TEXT, FAINT, RED], RULES);
    for (number, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let y = MARGIN + number * LINE + 15;
        writeln!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{y}\" fill=\"currentColor\" xml:space=\"preserve\">{}</text>",
            spans(line)
        )
        .unwrap();
    }
    svg.push_str("</svg>\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../src/guide/pictures").join(file);
    let command = "cargo test -p factor3-quickstart-tests report_picture";
    picture::assert_current(&path, &svg, "the output of examples/quickstart.rs", command);
}

/// The text of a line, in a span for each class.
fn spans(line: &[Cell]) -> String {
    line.chunk_by(|one, other| one.1 == other.1)
        .map(|span| {
            let text = picture::escaped(&span.iter().map(|(c, _)| c).collect::<String>());
            span[0].1.map_or_else(|| text.clone(), |class| format!("<tspan class=\"{class}\">{text}</tspan>"))
        })
        .collect()
}
