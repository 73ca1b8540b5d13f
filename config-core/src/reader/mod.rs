//! Reads a struct: looks up each variable, parses it, and collects every problem.
//!
//! The generated code and the reader go through the schema together, in the order of declaration.

mod hooks;
mod other_sources;
mod unknown_names;
mod retired_names;
mod notes;
mod credentials;
mod rotating;
mod fields;
mod nested;
mod groups;
mod lookup;
mod record;
mod state;
mod failure;
#[cfg(feature = "contract")]
mod misspelt_names;
mod near_names;
mod shared_values;
mod broken_lines;
mod finding;
mod prefetch;
mod name_index;

pub use credentials::Check;
pub(crate) use notes::Wanted;
pub(crate) use state::{Fields, Hooks};
pub use state::{Parse, Reader};

use std::sync::{Arc, OnceLock};

use crate::outcome::{Error, Summary};
use crate::schema::Schema;
use crate::scrubber::{Scrubber, Secrets};
use crate::source::Env;

/// Reads a whole struct.
pub(crate) fn read<T>(
    env: &Env,
    schema: &'static Schema,
    hooks: &'static Hooks,
    fields: Fields<T>,
) -> Result<T, Error> {
    run(&mut Reader::new(env, schema, hooks, None), fields)
}

/// A config that was read, and what the caller wanted to know of the load.
pub(crate) struct Loaded<T> {
    pub(crate) config: T,
    pub(crate) summary: Summary,
    /// The secrets, if there are any.
    pub(crate) secrets: Option<Box<dyn Secrets>>,
    /// Where the secrets that are read again look for the scrubber.
    pub(crate) scrubber: Option<Arc<OnceLock<Scrubber>>>,
}

/// Reads a whole struct and returns what is `wanted`.
pub(crate) fn load<T>(
    env: &Env,
    schema: &'static Schema,
    hooks: &'static Hooks,
    wanted: Wanted,
    fields: Fields<T>,
) -> Result<Loaded<T>, Error> {
    let mut reader = Reader::new(env, schema, hooks, Some(wanted.observe));
    let config = run(&mut reader, fields)?;
    let notes = reader.notes();
    let (secrets, scrubber) = (notes.secrets.take(), notes.scrubber.take());
    Ok(Loaded { config, summary: (wanted.summary)(&mut reader), secrets, scrubber })
}

fn run<T>(reader: &mut Reader<'_>, fields: Fields<T>) -> Result<T, Error> {
    match fields(reader) {
        Some(config) if reader.findings.is_empty() && !reader.is_stopped_by_a_line() => Ok(config),
        _ => Err(reader.error()),
    }
}
