//! One test for each row of the catalogue of bad input, the row's id at the start of its name.
//!
//! `ids.rs` holds the table of all rows against the tests' names. Every input goes through a config, and what the
//! report says is held against the whole: a variable, a code, fixed words, and no part of the value.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod environment;
mod files;
mod ids;
mod lists;
mod numbers;
mod one;
mod process;
mod scalars;
mod urls;

#[path = "../child/mod.rs"]
mod child;
#[path = "../search/mod.rs"]
mod search;
