//! What a program links so that it can be asked for its contract.

use std::fs;

use crate::contender::{App, Contender, FACTOR3, Workshop};
use crate::run::Outcome;
use crate::size;
use crate::table::{Table, number};

/// Bytes of the stripped release binary of one app with 50 fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linked {
    /// Built without the feature.
    pub(crate) without: f64,
    /// With the feature, and the struct says `ask = false`.
    pub(crate) unasked: f64,
    /// With the feature.
    pub(crate) asked: f64,
    /// How many functions of the contract each has, by their names.
    pub(crate) functions_without: f64,
    pub(crate) functions_unasked: f64,
    pub(crate) functions: f64,
}

impl Linked {
    pub(crate) fn measure(workshop: &Workshop) -> Outcome<Self> {
        let app = |name, features, ask| workshop.asked_app(name, features, ask);
        let without = app("contract-off", "", "")?;
        let unasked = app("contract-unasked", "\"contract\"", ", ask = false")?;
        let asked = app("contract-on", "\"contract\"", "")?;
        let bytes = |app| size::stripped(workshop, app);
        Ok(Self {
            without: bytes(&without)?,
            unasked: bytes(&unasked)?,
            asked: bytes(&asked)?,
            functions_without: functions(workshop, &without)?,
            functions_unasked: functions(workshop, &unasked)?,
            functions: functions(workshop, &asked)?,
        })
    }

    pub(crate) fn added(&self) -> f64 {
        (self.asked - self.without) / 1024.0
    }
}

/// By the part of a mangled name that says in which module it lies.
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
    table.row("with it and `ask = false`", over(linked.unasked));
    table.row("with it", over(linked.asked));
    table.print("An app that can be asked for its contract, N=50");
    Ok(())
}
