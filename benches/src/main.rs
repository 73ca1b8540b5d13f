//! Measures factor3 against a hand-written reader and other crates, and prints Markdown. See README.md.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the output is the product")]

mod backend;
mod build;
mod callgrind;
mod contender;
mod contract;
mod environment;
mod growth;
mod limits;
mod load;
mod resource;
mod run;
mod scrub;
mod size;
mod table;

use std::process::ExitCode;

use contender::{Contender, Workshop};
use run::Outcome;

type Section = fn(&Workshop, &[Contender]) -> Outcome<()>;

/// In the order they are printed; the slow ones last.
const SECTIONS: [(&str, Section); 11] = [
    ("load", load::print_loads),
    ("failing", load::print_failing_loads),
    ("source", size::print_source),
    ("size", size::print_binaries),
    ("build", build::print_clean_builds),
    ("backend", backend::print),
    ("rebuild", build::print_rebuilds),
    ("resource", resource::print),
    ("scrub", scrub::print),
    ("contract", contract::print),
    ("growth", growth::print),
];

const USAGE: &str = "usage: factor3-benches [check | load | failing | source | size | build | backend | rebuild | resource | scrub | contract | growth]... [contender]...";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("factor3-benches: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let known = |word: &String| {
        word == "check"
            || SECTIONS.iter().any(|(name, _)| name == word)
            || contender::ALL.iter().any(|one| one.name == word)
    };
    if let Some(word) = words.iter().find(|word| !known(word)) {
        return Err(format!("`{word}` is neither a section nor a contender\n{USAGE}").into());
    }
    let workshop = Workshop::new()?;
    if words.iter().any(|word| word == "check") {
        return limits::check(&workshop);
    }
    let chosen = |name: &str| words.iter().any(|word| word == name);
    let every_contender = !contender::ALL.iter().any(|one| chosen(one.name));
    let every_section = !SECTIONS.iter().any(|(name, _)| chosen(name));
    // The baseline is always measured: every other number is a ratio to it.
    let contenders: Vec<Contender> = contender::ALL
        .into_iter()
        .filter(|one| every_contender || one.is_baseline() || chosen(one.name))
        .collect();
    for (name, print) in SECTIONS {
        if every_section || chosen(name) {
            print(&workshop, &contenders)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
