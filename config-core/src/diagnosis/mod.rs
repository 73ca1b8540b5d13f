//! Why a name or a value looks wrong.

mod names;
mod pattern;
mod signs;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use names::{Likeness, is_nearer, is_offered, is_service_link};
pub(crate) use signs::is_good;
pub(crate) use values::{Suspicion, of_accepted, of_file, of_refused, of_secret};
