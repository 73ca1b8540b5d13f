//! Masks the loaded secrets in text that anybody writes, such as a driver's debug log.
//!
//! Nothing here keeps a secret. A secret is written once in each form in which a log may show it, piece by piece and
//! without a buffer, and only the keyed fingerprint of each form stays.

mod rotation;
mod secrets;
mod collector;
mod handle;
#[cfg(test)]
mod tests;
mod writer;
mod shared;
mod masking;
mod table;
mod fingerprint;
mod buffer;
mod forms;
mod encodings;
mod not_masked;

/// The name of a variable.
type Name = std::sync::Arc<str>;

pub use collector::Collector;
pub use handle::Scrubber;
pub use not_masked::NotMasked;
pub(crate) use secrets::{Secrets, collect};
pub use writer::ScrubbedWriter;
