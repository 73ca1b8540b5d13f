//! The limits that factor3 promises to keep, for CI. What repeats fails; times of the wall only warn.

use std::process::ExitCode;

use crate::build;
use crate::contender::{self, BASELINE, Contender, ENVCONFIG, FACTOR3, Workshop};
use crate::contract::Linked;
use crate::environment::Environment;
use crate::load::{self, Loader};
use crate::resource::{Cost, Parsers};
use crate::run::{self, Outcome};
use crate::size;
use crate::table::{Table, number};

struct Limits {
    table: Table,
    broken: usize,
}

pub(crate) fn check(workshop: &Workshop) -> Outcome<ExitCode> {
    peers_compile(workshop)?;
    let mut limits = Limits { table: Table::new(["measured", "limit", ""]), broken: 0 };
    loads(workshop, &mut limits)?;
    urls(workshop, &mut limits)?;
    code(workshop, &mut limits)?;
    contract(workshop, &mut limits)?;
    builds(workshop, &mut limits)?;
    limits.table.print("factor3 against its limits");
    Ok(if limits.broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The contenders that are not run here must not rot.
fn peers_compile(workshop: &Workshop) -> Outcome<()> {
    for contender in contender::ALL {
        let app = workshop.app(&contender, 10)?;
        eprintln!("check of {}", app.name);
        run::output(&mut run::cargo(&app.dir, &workshop.target("peers"), &["check", "--all-targets"]))?;
    }
    Ok(())
}

fn loads(workshop: &Workshop, limits: &mut Limits) -> Outcome<()> {
    for (fields, totals) in load::GRID {
        let loaders = load::agreeing(workshop, &[BASELINE, FACTOR3], fields)?;
        for total in totals {
            let environment = Environment::complete(fields, total);
            let at = format!("N={fields} E={total}");
            let most = match (fields, total) {
                (10 | 50, _) => 1.15,
                (_, 230) => 0.5,
                _ => continue,
            };
            limits.hold(&format!("load, instructions ratio, {at}"), ratio(&loaders, &environment)?, most);
        }
        if fields <= 100 {
            let environment = Environment::complete(fields, fields + 30);
            let [own, by_hand] = both(&loaders, |loader| loader.allocations(&environment))?;
            limits.hold(&format!("load, allocations, N={fields}"), own, by_hand);
        }
        if fields == 50 {
            for (total, most) in [(80, 2.0), (3000, 10.0)] {
                let ratio = ratio(&loaders, &Environment::without_config(total))?;
                limits.hold(&format!("failing load, instructions ratio, N=50 E={total}"), ratio, most);
            }
        }
    }
    Ok(())
}

fn urls(workshop: &Workshop, limits: &mut Limits) -> Outcome<()> {
    let parsers = Parsers::build(workshop)?;
    for Cost { service, url, factor3, nanoseconds } in parsers.costs()? {
        limits.hold(&format!("URL of 100 bytes, instructions over `url`, {service}"), factor3 / url, 1.0);
        limits.watch(&format!("the same, ns, {service}"), nanoseconds, 2_000.0);
    }
    // Of the others there must be none; of these there are some, or this looks for the wrong names.
    let named = ["amqp", "mongodb", "nats", "postgres"];
    let found = parsers.services()?;
    if !named.iter().all(|service| found.contains(*service)) {
        return Err(format!("the app names {named:?}, and has code of {found:?}").into());
    }
    limits.hold("services of which an app that names five has code", found.len() as f64, 5.0);
    limits.hold("hostile URLs of 128 KiB, the slowest, ms", parsers.hostile("factor3")?, 5.0);
    Ok(())
}

fn code(workshop: &Workshop, limits: &mut Limits) -> Outcome<()> {
    let ir = |fields| size::ir_lines(workshop, &FACTOR3, fields);
    let [n50, n100, n200, n400] = [ir(50)?, ir(100)?, ir(200)?, ir(400)?];
    let (first, last) = ((n100 - n50) / 50.0, (n400 - n200) / 200.0);
    limits.hold("LLVM IR lines a field, N=50 to 100", first, 100.0);
    limits.hold("LLVM IR lines a field, N=200 to 400", last, 100.0);
    limits.hold("the same, as a ratio: it must be linear", last / first, 1.1);
    // The goal is not reached yet; what is reached holds. Of it, 23 KiB say why a value looks wrong, and where it came from.
    for (fields, goal, reached) in [(50, 40.0, 72.0), (200, 0.0, 36.0)] {
        let size = |contender: &Contender| size::binary_kib(workshop, contender, fields);
        let (own, by_hand) = (size(&FACTOR3)?, size(&BASELINE)?);
        limits.aim(&format!("binary, KiB over empty, N={fields}"), own, by_hand + goal);
        limits.hold("the same, against what was reached", own, by_hand + reached);
    }
    Ok(())
}

fn contract(workshop: &Workshop, limits: &mut Limits) -> Outcome<()> {
    let linked = Linked::measure(workshop)?;
    // Of the others there must be none; of the one that may be asked there are some, or this looks for the wrong names.
    if linked.functions == 0.0 {
        return Err("the app that may be asked has no function of the contract".into());
    }
    // The goal is not reached yet; what is reached holds.
    limits.aim("feature `contract`, KiB of a binary that may be asked", linked.added(), 60.0);
    limits.hold("the same, against what was reached", linked.added(), 78.0);
    limits.hold("functions of the contract with `ask = false`", linked.functions_unasked, 0.0);
    limits.hold("functions of the contract without the feature", linked.functions_without, 0.0);
    Ok(())
}

fn builds(workshop: &Workshop, limits: &mut Limits) -> Outcome<()> {
    limits.hold("crates without default features", build::crates(workshop, &FACTOR3)? as f64, 12.0);
    let clean = |contender| Ok::<_, Box<dyn std::error::Error>>(build::clean_build(workshop, contender)?.cpu);
    limits.watch("clean build, N=50, cpu s", clean(&FACTOR3)?, 1.5 * clean(&ENVCONFIG)?);
    let release = |contender| build::rebuild(workshop, contender, 200, &["build", "--release"], 3);
    limits.watch("release rebuild, N=200, wall s", release(&FACTOR3)?.wall, release(&BASELINE)?.wall);
    // Denied by default, `long_running_const_eval` would fail this check.
    let proofs = |contender| build::rebuild(workshop, contender, 1000, &["check"], 1);
    limits.watch(
        "`cargo check` of 1,000 fields, wall s",
        proofs(&FACTOR3)?.wall,
        proofs(&BASELINE)?.wall + 2.0,
    );
    Ok(())
}

impl Limits {
    /// Of a number that repeats.
    fn hold(&mut self, what: &str, measured: f64, most: f64) {
        self.broken += usize::from(measured > most);
        self.add(what, measured, most, "**broken**");
    }

    /// Of a goal that is not reached yet.
    fn aim(&mut self, what: &str, measured: f64, goal: f64) {
        self.add(what, measured, goal, "not reached");
    }

    /// Of a number that moves with the machine.
    fn watch(&mut self, what: &str, measured: f64, most: f64) {
        self.add(what, measured, most, "over, on this machine, now");
    }

    fn add(&mut self, what: &str, measured: f64, most: f64, over: &str) {
        let verdict = if measured > most { over } else { "kept" };
        self.table.row(what, [number(measured), number(most), verdict.to_owned()]);
    }
}

fn ratio(loaders: &[Loader], environment: &Environment) -> Outcome<f64> {
    let [own, by_hand] = both(loaders, |loader| loader.instructions(environment))?;
    Ok(own / by_hand)
}

/// Of factor3 and of the baseline, which `agreeing` put first.
fn both(loaders: &[Loader], measure: impl Fn(&Loader) -> Outcome<f64>) -> Outcome<[f64; 2]> {
    let [baseline, factor3] = loaders else { return Err("two loaders".into()) };
    Ok([measure(factor3)?, measure(baseline)?])
}
