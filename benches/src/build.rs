//! Measures the build of the struct: clean, after an edit, and with the proofs over 1,000 variables.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::contender::{BASELINE, Contender, FACTOR3, Workshop};
use crate::run::{self, Cost, Outcome};
use crate::table::{Table, number};

const ENOUGH: Duration = Duration::from_secs(20);

pub(crate) fn print_clean_builds(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let mut table = Table::new(["crates", "wall s", "cpu s", "cpu ratio"]);
    let mut baseline = f64::NAN;
    for contender in contenders {
        let cost = clean_build(workshop, contender)?;
        if contender.is_baseline() {
            baseline = cost.cpu;
        }
        let crates = crates(workshop, contender)?.to_string();
        table.row(contender.name, [crates, number(cost.wall), number(cost.cpu), number(cost.cpu / baseline)]);
    }
    table.print("Clean debug build of an app with N=50, two jobs");
    Ok(())
}

pub(crate) fn print_rebuilds(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let mut table = Table::new(["check s", "debug build s", "release build s", "release ratio"]);
    let mut baseline = f64::NAN;
    for contender in contenders {
        let check = rebuild(workshop, contender, 200, &["check"], 3)?.wall;
        let debug = rebuild(workshop, contender, 200, &["build"], 3)?.wall;
        let release = rebuild(workshop, contender, 200, &["build", "--release"], 3)?.wall;
        if contender.is_baseline() {
            baseline = release;
        }
        table.row(contender.name, [check, debug, release, release / baseline].map(number));
    }
    table.print("After an edit of `main.rs`, N=200, median of three");
    if contenders.iter().any(|one| one.name == FACTOR3.name) {
        print_proofs(workshop)?;
    }
    Ok(())
}

/// Builds with an empty target directory, twice, and returns the faster build.
pub(crate) fn clean_build(workshop: &Workshop, contender: &Contender) -> Outcome<Cost> {
    let app = workshop.app(contender, 50)?;
    let target = workshop.target("clean");
    eprintln!("clean build of {}", app.name);
    let build = || -> Outcome<Cost> {
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        // cargo never builds crates of a registry incrementally. Here factor3 comes from a path, so cargo would.
        run::timed(run::cargo(&app.dir, &target, &["build"]).env("CARGO_INCREMENTAL", "0"))
    };
    let (one, two) = (build()?, build()?);
    Ok(Cost { wall: one.wall.min(two.wall), cpu: one.cpu.min(two.cpu) })
}

/// Counts the dependencies, including those that only the build needs.
pub(crate) fn crates(workshop: &Workshop, contender: &Contender) -> Outcome<usize> {
    let app = workshop.app(contender, 50)?;
    let arguments = ["tree", "--edges=normal,build", "--prefix=none", "--quiet", "--offline"];
    let tree = run::output(std::process::Command::new(env!("CARGO")).current_dir(&app.dir).args(arguments))?;
    let names: BTreeSet<&str> = tree.lines().skip(1).filter_map(|line| line.split(" (").next()).collect();
    Ok(names.len())
}

/// Returns the median build, after one that does not count. Long builds get fewer rounds.
pub(crate) fn rebuild(
    workshop: &Workshop,
    contender: &Contender,
    fields: usize,
    command: &[&str],
    rounds: usize,
) -> Outcome<Cost> {
    let app = workshop.app(contender, fields)?;
    let target = workshop.target("load");
    eprintln!("{} of {}", command.join(" "), app.name);
    let mut costs = Vec::new();
    let start = Instant::now();
    for round in 0..=rounds {
        if costs.len() > 1 && start.elapsed() > ENOUGH {
            break;
        }
        app.edit(round)?;
        costs.push(run::timed(&mut run::cargo(&app.dir, &target, command))?);
    }
    let median = |part: fn(&Cost) -> f64| run::median(costs.iter().skip(1).map(part).collect());
    Ok(Cost { wall: median(|cost| cost.wall), cpu: median(|cost| cost.cpu) })
}

/// Checks the program. `long_running_const_eval`, which is denied by default, would also fail here.
fn print_proofs(workshop: &Workshop) -> Outcome<()> {
    let mut table = Table::new(["0 fields", "200", "1,000", "ms a field"]);
    for contender in [BASELINE, FACTOR3] {
        let check = |fields| {
            Ok::<_, Box<dyn std::error::Error>>(rebuild(workshop, &contender, fields, &["check"], 3)?.wall)
        };
        let [none, some, many] = [check(0)?, check(200)?, check(1000)?];
        table.row(contender.name, [none, some, many, many - none].map(number));
    }
    table.print("`cargo check` after an edit of `main.rs`, seconds: the macro and the proofs");
    Ok(())
}
