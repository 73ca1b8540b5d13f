//! Tests of the attributes of the derive.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod credentials;
mod default_from;
mod defaults;
mod fallback;
mod flatten;
mod generics;
mod grouped;
mod groups;
mod is_set;
mod label;
mod names;
mod optional;
mod range_and_length;
mod renamed_from;
mod retired;
mod schema;
mod secret_file;
mod shared;
mod syntax;
mod unit;
mod validate;
mod value_parser;

#[path = "../support/scratch.rs"]
#[allow(dead_code, reason = "each theme uses a part of it")]
mod scratch;

#[path = "../support/rounds.rs"]
mod rounds;
