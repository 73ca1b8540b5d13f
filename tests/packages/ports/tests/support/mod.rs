//! What the tests of all services share.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::PathBuf;

use factor3::contract::assert_current;
use factor3::{Config, Env, Error, Origin, Schema};

/// An environment of a test.
pub(crate) type Vars = [(&'static str, &'static str)];

/// Loads `base` with some variables changed or added.
pub(crate) fn load<T: Config>(base: &Vars, changes: &Vars) -> Result<T, Error> {
    T::from_vars(changed(base, changes))
}

/// The headlines of all problems.
pub(crate) fn problems<T: Config + Debug>(base: &Vars, changes: &Vars) -> Vec<String> {
    match load::<T>(base, changes) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(ToString::to_string).collect(),
    }
}

/// The names of the variables of these processes, with all fallbacks.
pub(crate) fn names(processes: &[(&str, &'static Schema)]) -> BTreeSet<String> {
    let variables = processes.iter().flat_map(|(_, schema)| schema.variables());
    let all = variables.flat_map(|variable| {
        let fallbacks: Vec<String> = variable.fallbacks().iter().map(|&name| name.to_owned()).collect();
        fallbacks.into_iter().chain([variable.name().to_owned()])
    });
    all.collect()
}

/// Loads a `.env` file of this directory, which sets every variable of the process, and causes no warning.
pub(crate) fn complete<T: Config>(service: &str, left_out: &[&str]) -> T {
    let loaded = T::load(&env_file(service, "complete.env")).unwrap();
    assert_eq!(loaded.summary.warnings(), []);
    let defaults = loaded
        .summary
        .origins()
        .filter(|(_, origin)| *origin != Origin::Environment && *origin != Origin::Dotenv);
    let names: Vec<&str> = defaults.map(|(name, _)| name).collect();
    assert_eq!(names, left_out);
    loaded.config
}

/// A `.env` file in the directory of the service.
pub(crate) fn env_file(service: &str, file: &str) -> Env {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", service, file].iter().collect();
    Env::dotenv(path)
}

/// Asserts the whole report of an environment, which the file `NAME.txt` holds. It shows no value that was changed.
pub(crate) fn refused<T: Config + Debug>(service: &str, name: &str, base: &Vars, changes: &Vars) {
    let report = load::<T>(base, changes).unwrap_err().to_string();
    assert_current(format!("tests/{service}/broken/{name}.txt"), &format!("{report}\n"));
    // A shorter value may be a part of any word.
    let long = changes.iter().filter(|(_, value)| value.len() > 6);
    for (variable, value) in long {
        assert!(!report.contains(value), "{variable} shows in\n{report}");
    }
}

fn changed(base: &Vars, changes: &Vars) -> Vec<(&'static str, &'static str)> {
    let kept = base.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    kept.chain(changes).copied().collect()
}
