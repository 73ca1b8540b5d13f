//! Writes the result of a load: as text, as JSON and on a terminal.

mod failure;
mod summary;
#[cfg(feature = "serde")]
mod serde;
pub(crate) mod terminal;
pub(crate) mod json;
pub(crate) mod text;
mod headline;
mod expectation;
pub(crate) mod writer;

#[cfg(feature = "contract")]
pub(crate) use expectation::{example, write_nature};
