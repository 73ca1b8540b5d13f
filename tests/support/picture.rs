//! Pictures of the documentation: SVG with its own ground, in the colours of a light page or of a dark one.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// A colour on a light page and on a dark one, each as `#rrggbb`.
pub(crate) struct Colour {
    /// The name of the CSS variable.
    pub(crate) name: &'static str,
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
}

pub(crate) const GROUND: Colour = Colour { name: "ground", light: "#f6f8fa", dark: "#0d1117" };
pub(crate) const EDGE: Colour = Colour { name: "edge", light: "#d1d9e0", dark: "#3d444d" };
pub(crate) const TEXT: Colour = Colour { name: "text", light: "#1f2328", dark: "#e6edf3" };
pub(crate) const FAINT: Colour = Colour { name: "faint", light: "#59636e", dark: "#9198a1" };

/// What comes before the elements of a picture: the start tag, the title and the ground. The rules end with these.
///
/// A picture has no blank line, because that would end the HTML in a page of Markdown. Its rules name its id, because
/// they apply to the whole page there. `data-theme` is the choice of a reader of rustdoc's pages.
pub(crate) fn start(id: &str, title: &str, size: (usize, usize), colours: &[Colour], rules: &str) -> String {
    let (width, height) = size;
    let of = |shade: fn(&Colour) -> &'static str| -> String {
        colours.iter().map(|colour| format!("--{}:{};", colour.name, shade(colour))).collect()
    };
    let (light, dark) = (of(|colour| colour.light), of(|colour| colour.dark));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" style=\"max-width:100%;height:auto\">\n<title>{}</title>\n<style>\n\
         #{id}{{{light}}}\n\
         @media (prefers-color-scheme:dark){{#{id}{{{dark}}}}}\n\
         [data-theme=light] #{id}{{{light}}}\n\
         [data-theme=dark] #{id},[data-theme=ayu] #{id}{{{dark}}}\n\
         #{id} .ground{{fill:var(--ground);stroke:var(--edge)}}\n\
         #{id} text{{fill:var(--text)}}\n",
        escaped(title)
    );
    for rule in rules.lines() {
        writeln!(svg, "#{id} {rule}").unwrap();
    }
    // The attributes hold where a viewer drops the rules.
    writeln!(
        svg,
        "</style>\n<rect class=\"ground\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"none\"/>",
        width - 1,
        height - 1
    )
    .unwrap();
    svg
}

/// Text of an element.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Fails unless the file holds the picture. With `FACTOR3_UPDATE=1` it writes the file instead.
#[track_caller]
pub(crate) fn assert_current(path: &Path, picture: &str, source: &str, command: &str) {
    assert!(!picture.contains("\n\n"), "a blank line would end the picture in a page of Markdown");
    if env::var_os("FACTOR3_UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, picture).unwrap();
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    let name = path.file_name().unwrap().to_string_lossy();
    let lines: Vec<_> = picture.lines().filter(|line| !found.lines().any(|old| old == *line)).collect();
    assert!(
        found == picture,
        "src/guide/pictures/{name} is out of date: it does not show {source}. Lines that it should have:\n\n{}\n\n\
         To write it: FACTOR3_UPDATE=1 {command}. Then look at it in a browser.",
        lines.join("\n")
    );
}

/// Fails unless the first colour is visible on the second, in both schemes: the ratio of their luminance is at least this
/// (WCAG 2.2: 4.5 for text, 3 for shapes).
#[track_caller]
pub(crate) fn assert_contrast(colour: &Colour, ground: &Colour, least: f64) {
    for (front, back) in [(colour.light, ground.light), (colour.dark, ground.dark)] {
        let (front, back) = (luminance(front), luminance(back));
        let contrast = (front.max(back) + 0.05) / (front.min(back) + 0.05);
        assert!(contrast >= least, "{} on {} has a contrast of {contrast:.2}", colour.name, ground.name);
    }
}

/// The relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let part = |place: usize| {
        let part = f64::from(u8::from_str_radix(&colour[place..place + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
