//! One test for each row of the catalogue of bad input. The name of each test starts with the id of its row.
//!
//! `ids.rs` compares the table of all rows with the names of the tests. Every input is loaded by a config. The tests
//! compare the report as a whole: a variable, a code, fixed words, and no part of the value.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod environment;
mod files;
mod ids;
mod lists;
mod numbers;
mod one;
mod process;
mod scalars;
mod urls;

#[path = "../support/child.rs"]
mod child;
#[path = "../support/rounds.rs"]
mod rounds;
#[cfg(unix)]
#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/search.rs"]
mod search;
