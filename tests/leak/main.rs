//! Puts a canary in every place that can hold a value, valid and broken. No output may show any part of it.
//!
//! `shown.rs` lists the outputs, and `control.rs` plants the canary in each of them. `urls` searches whether the
//! grammar of a URL can leak; here a URL is a field like any other.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

#[cfg(feature = "contract")]
mod introspected;
mod children;
mod control;
#[cfg(feature = "dotenv")]
mod dotenv;
mod files;
mod groups;
mod names;
mod own;
mod plain;
mod process;
mod resources;
mod scrubber;
mod secrets;
mod shown;
mod suspicious;
mod urls;
mod values;

#[path = "../support/child.rs"]
mod child;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/rounds.rs"]
mod rounds;
#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/search.rs"]
mod search;

use std::collections::HashSet;
use std::fmt::Debug;

use factor3::{Config, Env};
use random::Xorshift;
use search::leak;
use shown::Shown;

/// The number of rounds for each kind of field.
fn rounds() -> usize {
    rounds::rounds(500)
}

/// The results of the loads, and what they showed of the canary.
#[derive(Default)]
struct Tally {
    loaded: usize,
    refused: usize,
    warned: usize,
    leaks: Vec<String>,
    /// The lines that were already searched. Nearly all lines repeat those of an earlier report.
    searched: HashSet<String>,
    reports: HashSet<String>,
}

impl Tally {
    fn search(&mut self, shown: &Shown) {
        for (channel, text) in shown {
            // No form of the canary spans several lines.
            for line in text.split('\n') {
                if self.searched.contains(line) {
                    continue;
                }
                match leak(line) {
                    Some(form) => self.leaks.push(format!("{channel}, {form}: {text}")),
                    None => drop(self.searched.insert(line.to_owned())),
                }
            }
        }
    }

    /// Loads once. `of_config` gives the part of a config that may be shown and that contains no canary.
    fn load<T: Config>(&mut self, env: &Env, of_config: impl Fn(&T) -> String) {
        self.search(&vec![("env", format!("{env:?}\n{env:#?}"))]);
        match T::load(env) {
            Ok(loaded) => {
                self.loaded += 1;
                self.warned += loaded.summary.warnings().len();
                self.search(&shown::of_report(&loaded.summary));
                self.search(&vec![("config", of_config(&loaded.config))]);
            }
            Err(error) => {
                self.refused += 1;
                self.warned += error.summary().warnings().len();
                self.search(&shown::of_error(&error));
                // One file for each report is enough.
                if self.reports.insert(error.to_string()) {
                    self.search(&shown::termination_message(&error));
                }
            }
        }
    }

    /// Loads once, where all of the config may be shown.
    fn load_all<T: Config + Debug>(&mut self, env: &Env) {
        self.load::<T>(env, |_| String::new());
        if let Ok(loaded) = T::load(env) {
            self.search(&shown::of_loaded(&loaded));
        }
    }

    #[track_caller]
    fn assert_silent(&self) {
        assert!(self.leaks.is_empty(), "{} leaks, such as {}", self.leaks.len(), self.leaks[0]);
    }

    /// Checks that the generator reaches both results.
    #[track_caller]
    fn assert_both(&self, least: usize) {
        assert!(self.loaded >= least && self.refused >= least, "{} {}", self.loaded, self.refused);
    }
}

/// Loads `T` from environments full of canaries.
fn run<T: Config>(of_config: impl Fn(&T) -> String) -> Tally {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    for _ in 0..rounds() {
        tally.load(&Env::from_vars(values::vars(T::SCHEMA, &mut random)), &of_config);
    }
    tally
}
