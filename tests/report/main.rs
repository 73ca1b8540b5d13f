//! The report of a load: problems, warnings and hints, as text and as JSON.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod accidents;
mod accidents_copied;
mod accidents_refused;
mod accidents_typed;
mod accidents_unresolved;
mod diagnosis;
mod diagnosis_quiet;
mod exit;
mod expected;
mod json;
mod limit;
mod loaded;
mod near_names;
mod reasons;
mod shared_values;
mod sources;
mod text;

#[path = "../support/child.rs"]
mod child;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/rounds.rs"]
mod rounds;
#[path = "../support/scratch.rs"]
mod scratch;
