//! Both sides of each crate in the same environments, and the pages of `factor3::guide::migration` against them.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "what the tests share may panic as a test may")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod child;
mod dotenv;
mod environments;
mod facts;
mod migration_day;
mod not_utf_8;
mod page;
mod pitfalls;
mod probes;
mod refused;
mod renaming;
mod same;
mod starts;
mod styles;
