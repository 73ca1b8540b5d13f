//! The sources of a value: layers, files, old names and `.env` files.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

#[cfg(feature = "dotenv")]
mod dotenv;
mod layers;
mod property;
mod property_sources;
mod warn_unknown;
mod windows_paths;

#[path = "../support/random.rs"]
mod random;
#[path = "../support/rounds.rs"]
mod rounds;
#[path = "../support/scratch.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod scratch;
#[cfg(feature = "dotenv")]
#[path = "../support/search.rs"]
mod search;
