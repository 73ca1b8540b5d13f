//! The runtime of [`factor3`](https://docs.rs/factor3). Depend on `factor3` instead of this crate.
//!
//! The modules form a stack: each one imports only from the modules below it.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::print_stderr, clippy::print_stdout)]

mod macro_support;
mod config;
pub mod client;
#[cfg(feature = "contract")]
pub mod contract;
mod report;
mod reader;
mod outcome;
mod diagnosis;
mod source;
mod scrubber;
mod schema;
pub mod resource;
mod value;
mod kind;
mod strings;

/// The items that generated code uses. They change without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::macro_support::*;
}

pub use config::{Config, Loaded};
pub use kind::{Kind, ResourceKind};
pub use outcome::{EXIT_CODE, Error, Origin, Problem, Reason, Summary, Warning};
pub use schema::{Schema, Variable};
pub use scrubber::{NotMasked, ScrubbedWriter, Scrubber};
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
pub use source::{Env, SecretFile, SecretFileError};
pub use value::{Base64, BindAddr, ByteSize, FromEnvStr, Hex, Label, ValueError};
