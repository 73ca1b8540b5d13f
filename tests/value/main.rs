//! How the text of a variable is read, for each type.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod addresses;
mod bytes;
mod durations;
mod empty;
mod enums;
mod from_str;
mod lists;
mod secrets;
#[cfg(feature = "serde")]
mod serde;
mod sizes;
#[cfg(feature = "serde")]
mod small_types;
mod text;
mod value_parser;
