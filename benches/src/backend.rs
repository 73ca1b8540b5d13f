//! What each crate adds to a clean debug build of a backend, which has most of its dependencies anyway.
//!
//! Two whole builds differ by more than that from one run to the next. So each compilation is measured on its own, and what
//! both builds have in common is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use crate::contender::{App, BASELINE, Contender, FACTOR3, Workshop};
use crate::run::{self, Outcome};
use crate::table::{Table, number};

/// What a backend with a database, a cache, JSON and a log depends on, at the newest patches.
const BACKEND: &str = "\
axum = \"0.8\"
redis = { version = \"1\", features = [\"tokio-rustls-comp\", \"connection-manager\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
sqlx = { version = \"0.9\", features = [\"postgres\", \"runtime-tokio\", \"tls-rustls-ring-native-roots\"] }
tokio = { version = \"1\", features = [\"full\"] }
tracing = \"0.1\"
tracing-subscriber = { version = \"0.3\", features = [\"env-filter\", \"json\"] }
";

/// Compiles, and adds a line to `$COMPILATIONS`: the unit, and the seconds of CPU as bash counts them.
const WRAPPER: &str = r#"#!/usr/bin/env bash
"$@"
code=$?
name= file= before=
for argument in "$@"; do
    case $argument in extra-filename=*) file=${argument#*=} ;; esac
    [ "$before" = --crate-name ] && name=$argument
    before=$argument
done
# A pipe would be another process, which has no children.
times > "$COMPILATIONS.$$"
{ read -r _; read -r user system; } < "$COMPILATIONS.$$"
rm "$COMPILATIONS.$$"
echo "$name$file $user $system" >> "$COMPILATIONS"
exit $code
"#;

/// The build of one backend.
struct Build {
    /// The compiled units, and the packages that they belong to.
    units: BTreeMap<String, String>,
    wall: f64,
}

pub(crate) fn print(workshop: &Workshop, contenders: &[Contender]) -> Outcome<()> {
    let target = workshop.target("backend");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    std::fs::create_dir_all(&target)?;
    let wrapper = target.join("wrapper");
    std::fs::write(&wrapper, WRAPPER)?;
    run::output(std::process::Command::new("chmod").arg("+x").arg(&wrapper))?;
    let base = workshop.backend_app(&BASELINE, BACKEND, None)?;
    let without = build(&base, &target, &wrapper)?;
    let mut with = Vec::new();
    for contender in contenders.iter().filter(|one| !one.is_baseline()) {
        let app = workshop.backend_app(contender, BACKEND, Some(&base))?;
        with.push((contender.name, build(&app, &target, &wrapper)?));
    }
    let costs = compilations(&target)?;
    let cpu = |units: &mut dyn Iterator<Item = &String>| -> f64 {
        units.map(|unit| costs.get(unit).copied().unwrap_or_default()).sum()
    };
    let whole = cpu(&mut without.units.keys());
    let mut table = Table::new(["crates", "cpu s", "wall s after the backend's own crates"]);
    table.row("the backend", [packages(&without).len().to_string(), number(whole), number(without.wall)]);
    for (name, build) in &with {
        let more = cpu(&mut build.units.keys().filter(|unit| !without.units.contains_key(*unit)))
            - cpu(&mut without.units.keys().filter(|unit| !build.units.contains_key(*unit)));
        let crates = packages(build).len() as f64 - packages(&without).len() as f64;
        table.row(name, [number(crates), number(more), number(build.wall)]);
    }
    table
        .print("What is added to a clean debug build of a backend (axum, sqlx, redis, serde, tracing), N=50");
    if with.iter().any(|(name, _)| *name == FACTOR3.name) {
        print_units(&without, &with, &costs);
    }
    Ok(())
}

/// What the time of factor3 is made of.
fn print_units(without: &Build, with: &[(&str, Build)], costs: &BTreeMap<String, f64>) {
    let Some((_, build)) = with.iter().find(|(name, _)| *name == FACTOR3.name) else { return };
    let mut table = Table::new(["cpu s"]);
    for unit in build.units.keys().filter(|unit| !without.units.contains_key(*unit)) {
        let (name, _) = unit.rsplit_once('-').unwrap_or((unit, ""));
        table.row(name, [number(costs.get(unit).copied().unwrap_or_default())]);
    }
    table
        .print("The compilations of factor3 in it; the last one replaces that of the application without it");
}

/// Builds the app, and lists the units that it consists of, compiled now or before.
fn build(app: &App, target: &Path, wrapper: &Path) -> Outcome<Build> {
    eprintln!("build of {}", app.name);
    let mut command = run::cargo(&app.dir, target, &["build", "--message-format=json"]);
    command.env("CARGO_INCREMENTAL", "0").env("RUSTC_WRAPPER", wrapper);
    command.env("COMPILATIONS", target.join("compilations"));
    let start = Instant::now();
    let messages = run::output(&mut command)?;
    let wall = start.elapsed().as_secs_f64();
    let mut units = BTreeMap::new();
    for message in messages.lines().filter(|line| line.starts_with(r#"{"reason":"compiler-artifact""#)) {
        let (package, file) = (member(message, "package_id"), member(message, "filenames\":[\""));
        let (Some(package), Some(file)) = (package, file) else { continue };
        units.insert(unit(file), package.to_owned());
    }
    if units.len() < 100 {
        return Err(format!("{}: {} units only", app.name, units.len()).into());
    }
    Ok(Build { units, wall })
}

/// The text of a member of a message of cargo, which is one line of JSON without blanks.
fn member<'m>(message: &'m str, name: &str) -> Option<&'m str> {
    let begin = if name.ends_with('"') { format!("\"{name}") } else { format!("\"{name}\":\"") };
    let (_, text) = message.split_once(&begin)?;
    text.split_once('"').map(|(text, _)| text)
}

/// The name of a unit, `tokio-0123456789abcdef`, of the path of its artifact.
fn unit(file: &str) -> String {
    let mut names = file.rsplit('/');
    let (name, folder) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    match (name, folder.rsplit_once('-')) {
        ("build-script-build", Some((_, hash))) => format!("build_script_build-{hash}"),
        _ => {
            let name = name.split('.').next().unwrap_or_default();
            name.strip_prefix("lib").unwrap_or(name).to_owned()
        }
    }
}

/// The seconds of CPU of each unit.
fn compilations(target: &Path) -> Outcome<BTreeMap<String, f64>> {
    let text = std::fs::read_to_string(target.join("compilations"))?;
    let mut costs = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split(' ');
        let (Some(unit), Some(user), Some(system)) = (words.next(), words.next(), words.next()) else {
            return Err(format!("backend: what is {line:?}?").into());
        };
        // The file of a program has its name alone.
        let unit = match unit.rsplit_once('-') {
            Some((name, _)) if name.starts_with("backend_") => name.replace('_', "-"),
            _ => unit.to_owned(),
        };
        costs.insert(unit, seconds(user)? + seconds(system)?);
    }
    Ok(costs)
}

/// `1m2.345s` in seconds.
fn seconds(text: &str) -> Outcome<f64> {
    let (minutes, seconds) = text.split_once('m').ok_or("backend: no time of bash")?;
    Ok(minutes.parse::<f64>()? * 60.0 + seconds.trim_end_matches('s').parse::<f64>()?)
}

fn packages(build: &Build) -> BTreeSet<&str> {
    build.units.values().map(String::as_str).collect()
}
