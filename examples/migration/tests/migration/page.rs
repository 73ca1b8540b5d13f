//! The pages of `factor3::guide::migration` show the code that is compiled here, and what it says.

use factor3_example_migration::PEERS;

use crate::{facts, probes, starts};

macro_rules! guide {
    ($file:literal) => {
        include_str!(concat!("../../../../src/guide/migration/", $file))
    };
}
macro_rules! source {
    ($file:literal) => {
        include_str!(concat!("../../src/", $file))
    };
}

const FRONT: &str = guide!("mod.rs");

/// Each page, and the sources that it shows.
const PAGES: [(&str, &str, &str, &str); 7] = [
    ("std_env", guide!("std_env.rs"), source!("std_env/before.rs"), source!("std_env/after.rs")),
    ("envy", guide!("envy.rs"), source!("envy/before.rs"), source!("envy/after.rs")),
    ("envconfig", guide!("envconfig.rs"), source!("envconfig/before.rs"), source!("after.rs")),
    ("confique", guide!("confique.rs"), source!("confique/before.rs"), source!("after.rs")),
    ("config", guide!("config.rs"), source!("config/before.rs"), source!("config/after.rs")),
    ("figment", guide!("figment.rs"), source!("figment/before.rs"), source!("figment/after.rs")),
    ("clap", guide!("clap.rs"), source!("clap/before.rs"), source!("after.rs")),
];

#[test]
fn the_code() {
    for (name, page, before, after) in PAGES {
        same(name, &blocks(&section(page, "Before"), "ignore"), &[code(before)]);
        same(name, &blocks(&section(page, "After"), ""), &[code(after)]);
    }
}

#[test]
fn what_is_said_of_one_broken_environment() {
    for (peer, (name, page, ..)) in PEERS.iter().zip(PAGES) {
        assert_eq!(peer.name, name);
        let said = [starts::shown(peer), starts::before(peer), starts::after(peer)];
        same(name, &blocks(&section(page, "One broken environment"), "text"), &said);
    }
}

#[test]
fn the_differences() {
    for (peer, (name, page, ..)) in PEERS.iter().zip(PAGES) {
        same(name, &[table(&section(page, "Differences"))], &[probes::table(peer)]);
    }
}

#[test]
fn the_front() {
    same("front", &[table(&section(FRONT, "Wrong environments"))], &[facts::table()]);
    let dotenv = section(FRONT, "`.env` files");
    let sources = [source!("dotenv/before.rs"), source!("dotenv/after.rs")].map(code);
    same("front", &blocks(&dotenv, "ignore"), &sources);
}

/// The versions are those that this package is built with, and everything has its page.
#[test]
fn the_versions() {
    let manifest = include_str!("../../Cargo.toml");
    let contents = section(FRONT, "Contents");
    for (name, ..) in PAGES {
        let row = if name == "std_env" {
            "| [`std::env::var`](mod@std_env) | |".to_owned()
        } else {
            let line = manifest.lines().find(|line| line.starts_with(&format!("{name} ="))).unwrap();
            let version = line.split('"').find_map(|word| word.strip_prefix('=')).unwrap();
            format!("| [`{name}`](mod@{name}) | {version} |")
        };
        assert!(contents.iter().any(|line| line.starts_with(&row)), "no row {row}");
        assert!(FRONT.contains(&format!("pub mod {name};")));
    }
}

/// The text of a page, without the marks of its comments.
fn text(page: &'static str) -> impl Iterator<Item = &'static str> {
    page.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line))
}

/// The lines under that heading, up to the next one.
fn section(page: &'static str, heading: &str) -> Vec<&'static str> {
    let mut fenced = false;
    let mut lines = text(page).skip_while(|line| line.strip_prefix("# ") != Some(heading));
    assert!(lines.next().is_some(), "no heading {heading}");
    lines
        .take_while(|line| {
            fenced ^= line.starts_with("```");
            fenced || !line.starts_with("# ")
        })
        .collect()
}

/// The blocks of that language, without lines that rustdoc hides.
fn blocks(lines: &[&str], language: &str) -> Vec<String> {
    let mut lines = lines.iter();
    let mut blocks = Vec::new();
    while let Some(fence) = lines.find_map(|line| line.strip_prefix("```")) {
        let block = lines.by_ref().take_while(|line| !line.starts_with("```"));
        let shown =
            block.filter(|line| **line != "#" && !line.starts_with("# ")).map(|line| format!("{line}\n"));
        let shown: String = shown.collect();
        if fence == language {
            blocks.push(shown);
        }
    }
    blocks
}

/// The table of a section and the line below it.
fn table(lines: &[&str]) -> String {
    let lines = lines.iter().skip_while(|line| !line.starts_with('|'));
    let lines = lines.take_while(|line| line.starts_with(['|', 'T']) || line.is_empty());
    let table: String = lines.map(|line| format!("{line}\n")).collect();
    table.trim_end().to_owned() + "\n"
}

/// A source without its own documentation.
fn code(source: &str) -> String {
    let lines = source.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// That a page shows these, one after another. What it has to show is printed as its comment.
fn same(page: &str, shown: &[String], expected: &[String]) {
    assert_eq!(shown.len(), expected.len(), "of {page}: {shown:#?}");
    for (shown, expected) in shown.iter().zip(expected) {
        let comment: String =
            expected.lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect();
        // Only the ends of lines may differ.
        let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
        assert!(
            lines(shown) == lines(expected),
            "the page of {page} has to show\n\n{comment}\nand shows\n\n{shown}"
        );
    }
}
