//! Everything that generated code uses, and nothing else. It changes without notice, so do not use it by hand.

#![allow(missing_docs, reason = "hidden: only generated code uses it")]

mod autoref;
mod checks;
pub mod client;
mod literals;
mod proofs;
mod unique_names;

pub use core::clone::Clone;
pub use core::convert::From;
pub use core::default::Default;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use autoref::{Fallback, FromText, Probe};
#[cfg(not(feature = "serde"))]
pub use checks::deserialize;
pub use checks::{
    AppError, Bounds, Compared, Dropped, FromCode, Length, checked, equals, equals_option, in_range,
    in_text_range, in_unit, is, is_option, of_length, parsed, same, secret_in_range, with_text,
    without_reason,
};
pub use proofs::{has_grouping, has_text, prove, prove_word};
pub use unique_names::Proof;

pub use crate::config::Config;
pub use crate::kind::{Kind, word};
pub use crate::reader::{Check, Parse, Reader};
pub use crate::resource::TakesCredentials;
pub use crate::schema::table::{CREDENTIAL, extra, nested, retired, retired_credential, schema, var};
pub use crate::schema::{Declaration, Extra, Group, Nested, Node, Retired, Schema};
pub use crate::scrubber::Collector;
pub use crate::source::RotatingSecret;
#[cfg(feature = "serde")]
pub use crate::value::deserialize;
pub use crate::value::{Collection, FromEnvStr, Mapping, SecretParts, Text, ValueError, list, map};
