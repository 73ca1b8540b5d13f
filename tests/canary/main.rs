//! A canary in every place where a value stands, well-formed and broken. No output may show any part of it.
//!
//! What is an output is listed in `shown.rs`, and `control.rs` plants the canary in each of them. Whether the grammar of
//! a URL can leak is searched in `resource_canary`; here it is a field like any other.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

#[cfg(feature = "contract")]
mod asked;
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
mod secrets;
mod shown;
mod suspicious;
mod values;

#[path = "../child/mod.rs"]
mod child;
#[path = "../random/mod.rs"]
mod random;
#[path = "../catalogue/files/scratch.rs"]
mod scratch;
#[path = "../search/mod.rs"]
mod search;

use std::collections::HashSet;
use std::fmt::Debug;

use factor3::{Config, Env};
use random::Xorshift;
use search::leak;
use shown::Shown;

const ROUNDS: usize = 500;

/// What became of the loads, and what they showed of the canary.
#[derive(Default)]
struct Tally {
    loaded: usize,
    refused: usize,
    warned: usize,
    leaks: Vec<String>,
    /// The lines that were searched: nearly all are those of a report before.
    searched: HashSet<String>,
    reports: HashSet<String>,
}

impl Tally {
    fn search(&mut self, shown: &Shown) {
        for (channel, text) in shown {
            // In no form does the canary span lines.
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

    /// Loads once. `of_config` is what may be shown of a config, which has no canary where it may be shown.
    fn load<T: Config>(&mut self, env: &Env, of_config: impl Fn(&T) -> String) {
        self.search(&vec![("env", format!("{env:?}\n{env:#?}"))]);
        match T::load(env) {
            Ok(loaded) => {
                self.loaded += 1;
                self.warned += loaded.report.warnings().len();
                self.search(&shown::of_report(&loaded.report));
                self.search(&vec![("config", of_config(&loaded.config))]);
            }
            Err(error) => {
                self.refused += 1;
                self.warned += error.report().warnings().len();
                self.search(&shown::of_error(&error));
                // One file for each report is enough.
                if self.reports.insert(error.to_string()) {
                    self.search(&shown::termination_message(&error));
                }
            }
        }
    }

    /// The same where all of the config may be shown.
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

    /// The generator reaches both sides.
    #[track_caller]
    fn assert_both(&self, least: usize) {
        assert!(self.loaded >= least && self.refused >= least, "{} {}", self.loaded, self.refused);
    }
}

/// Loads `T` from environments full of canaries.
fn run<T: Config>(of_config: impl Fn(&T) -> String) -> Tally {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    for _ in 0..ROUNDS {
        tally.load(&Env::from_vars(values::vars(T::SCHEMA, &mut random)), &of_config);
    }
    tally
}
