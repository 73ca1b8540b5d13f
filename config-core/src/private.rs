//! Everything that generated code names, and nothing else. Not for use by hand: it changes without notice.

#![allow(missing_docs, reason = "not for use by hand")]

pub use core::convert::From;
pub use core::default::Default;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::check::{
    AppError, Bounds, Dropped, FromCode, Length, checked, equals, equals_option, in_range, in_text_range,
    of_length, parsed, secret_in_range, with_text, without_reason,
};
pub use crate::config::Config;
pub use crate::kind::Kind;
pub use crate::probe::{Fallback, FromText, Probe};
pub use crate::proof::{Proof, has_text, prove};
pub use crate::reader::{Parse, Reader};
pub use crate::schema::table::{extra, nested, schema, var};
pub use crate::schema::{Extra, Group, Nested, Node, Schema};
pub use crate::value::{Collection, FromEnvStr, Mapping, Text, ValueError, list, map};

#[cfg(not(feature = "serde"))]
pub use crate::check::deserialize;
#[cfg(feature = "serde")]
pub use crate::value::deserialize;
