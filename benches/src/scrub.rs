//! Compares masking secrets in log text with copying it, and with an automaton that has the secrets in memory.

use std::path::PathBuf;

use crate::callgrind;
use crate::contender::{Contender, FACTOR3, Workshop};
use crate::environment::Environment;
use crate::run::{self, Outcome};
use crate::table::{Table, number};

/// What searches or copies, as in the template. The first is what factor3 is compared with in `check`.
const PEER: &str = "noncontiguous";
const OWN: [(&str, &str); 3] = [
    ("text", "`Scrubber::text`, for each line"),
    ("writer", "`Scrubber::writer`, one"),
    ("writers", "`Scrubber::writer`, one for each line"),
];
const OTHERS: [(&str, &str); 4] = [
    ("memcpy", "memcpy of all"),
    (PEER, "aho-corasick, noncontiguous NFA"),
    ("contiguous", "aho-corasick, contiguous NFA"),
    ("dfa", "aho-corasick, DFA"),
];
/// The texts, as in the template.
const TEXTS: [(&str, &str); 5] = [
    ("json", "JSON, 191 bytes a line"),
    ("plain", "plain lines"),
    ("secrets", "a secret in each line"),
    ("starts", "starts of secrets"),
    ("almost", "secrets without their end"),
];
/// The function `measured` is called twice.
const BYTES: f64 = 2.0 * 191.0 * 256.0;

/// The program that searches log text.
pub(crate) struct Scrubbing {
    program: PathBuf,
    environment: Environment,
}

/// The instructions for each byte of one text.
pub(crate) struct Cost {
    pub(crate) what: String,
    pub(crate) factor3: f64,
    pub(crate) peer: f64,
}

impl Scrubbing {
    pub(crate) fn build(workshop: &Workshop) -> Outcome<Self> {
        let app = workshop.scrub_app()?;
        let target = workshop.target("load");
        run::output(&mut run::cargo(&app.dir, &target, &["build", "--release"]))?;
        let program = target.join("release").join(&app.name);
        Ok(Self { program, environment: Environment::without_config(0) })
    }

    /// Compares each way to mask each text with the automaton of the least memory.
    pub(crate) fn costs(&self) -> Outcome<Vec<Cost>> {
        let mut costs = Vec::new();
        for (text, title) in TEXTS {
            let peer = self.instructions(PEER, text)?;
            for (own, _) in OWN {
                let factor3 = self.usual_instructions(own, text)?;
                costs.push(Cost { what: format!("{own}, {title}"), factor3, peer });
            }
        }
        Ok(costs)
    }

    /// How many times the instructions of a text are those of its half, for a text that nearly is a long secret at each
    /// position.
    pub(crate) fn doublings(&self) -> Outcome<Vec<(&'static str, f64)>> {
        let count = |argument: String| callgrind::instructions(&self.environment, &self.program, &argument);
        let doubling = |searcher| {
            let [half, whole] = ["4", "8"].map(|times| count(format!("{searcher}:periodic:{times}")));
            Ok((searcher, whole? / half?))
        };
        ["text", "writer", "bytes"].into_iter().map(doubling).collect()
    }

    fn instructions(&self, searcher: &str, text: &str) -> Outcome<f64> {
        let argument = format!("{searcher}:{text}:count");
        Ok(callgrind::instructions(&self.environment, &self.program, &argument)? / BYTES)
    }

    /// The median of three runs. The keys of a scrubber are random, and with a few of them one text passes the filter often.
    fn usual_instructions(&self, own: &str, text: &str) -> Outcome<f64> {
        let mut runs = [0.0; 3];
        for run in &mut runs {
            *run = self.instructions(own, text)?;
        }
        runs.sort_by(f64::total_cmp);
        Ok(runs[1])
    }

    fn memory(&self, searcher: &str) -> Outcome<f64> {
        Ok(self.environment.run(&self.program, &format!("{searcher}:memory"))?.trim().parse()?)
    }
}

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    if !contenders.iter().any(|one| one.name == FACTOR3.name) {
        return Ok(());
    }
    let scrubbing = Scrubbing::build(workshop)?;
    let mut table = Table::new(TEXTS.iter().map(|(_, title)| *title).chain(["heap, KiB"]));
    for (searcher, title) in OTHERS.into_iter().chain(OWN) {
        let mut cells = Vec::new();
        for (text, _) in TEXTS {
            cells.push(number(scrubbing.instructions(searcher, text)?));
        }
        cells.push(number(scrubbing.memory(searcher)? / 1024.0));
        table.row(title, cells);
    }
    table.print("Log text with 30 secrets: instructions for each byte");
    let mut table = Table::new(["ratio"]);
    for (searcher, ratio) in scrubbing.doublings()? {
        table.row(searcher, [number(ratio)]);
    }
    table.print("Doubling a text that nearly is a secret of 8 KiB at each position");
    Ok(())
}
