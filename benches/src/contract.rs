//! Measures the code that a program links to answer to `FACTOR3`.

use std::fs;

use crate::contender::{App, Contender, EMPTY, FACTOR3, Workshop};
use crate::run::Outcome;
use crate::size;
use crate::table::{Table, number};

/// Bytes of the stripped release binary of a program with 50 fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linked {
    /// Built without the feature.
    pub(crate) without: f64,
    /// With the feature, and the struct says `introspect = false`.
    pub(crate) unasked: f64,
    /// With the feature.
    pub(crate) asked: f64,
    /// With every default feature.
    whole: f64,
    /// An empty `main`.
    empty: f64,
    /// The number of functions of the contract in each, by their names.
    pub(crate) functions_without: f64,
    pub(crate) functions_unasked: f64,
    pub(crate) functions: f64,
}

impl Linked {
    pub(crate) fn measure(workshop: &Workshop) -> Outcome<Self> {
        let app = |name, features, ask| workshop.asked_app(name, features, ask);
        let without = app("contract-off", "", "")?;
        let unasked = app("contract-unasked", "\"contract\"", ", introspect = false")?;
        let asked = app("contract-on", "\"contract\"", "")?;
        let whole = app("contract-and-serde", "\"contract\", \"serde\"", "")?;
        let empty = workshop.app(&EMPTY, 0)?;
        let bytes = |app| size::stripped(workshop, app);
        Ok(Self {
            without: bytes(&without)?,
            unasked: bytes(&unasked)?,
            asked: bytes(&asked)?,
            whole: bytes(&whole)?,
            empty: bytes(&empty)?,
            functions_without: functions(workshop, &without)?,
            functions_unasked: functions(workshop, &unasked)?,
            functions: functions(workshop, &asked)?,
        })
    }

    /// KiB of a program with every default feature over an empty one.
    pub(crate) fn over_empty(&self) -> f64 {
        (self.whole - self.empty) / 1024.0
    }
}

/// Counts functions by the part of the mangled name that says their module.
fn functions(workshop: &Workshop, app: &App) -> Outcome<f64> {
    let program = fs::read(workshop.target("load").join("release").join(&app.name))?;
    let named = |part: &[u8]| part == b"12factor3_core8contract";
    Ok(program.windows(23).filter(|part| named(part)).count() as f64)
}

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    if !contenders.iter().any(|one| one.name == FACTOR3.name) {
        return Ok(());
    }
    let linked = Linked::measure(workshop)?;
    let mut table = Table::new(["stripped, KiB over the first"]);
    let over = |bytes: f64| [number((bytes - linked.without) / 1024.0)];
    table.row("without the feature `contract`", over(linked.without));
    table.row("with it and `introspect = false`", over(linked.unasked));
    table.row("with it", over(linked.asked));
    table.row("with every default feature", over(linked.whole));
    table.row("an empty `main`", over(linked.empty));
    table.print("An app that can be asked for its contract, N=50");
    Ok(())
}
