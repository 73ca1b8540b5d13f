//! The types that a variable's value can have, one file for each kind of type.

mod string;
mod label;
mod secret;
mod secret_bytes;
mod base64;
mod hex;
mod bool_char;
mod number;
mod duration;
mod byte_size;
mod quantity;
mod bind_addr;
mod address;
mod collection;
mod items;
mod notation;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "url")]
mod url;
mod from_env_str;
mod secret_parts;
mod raw;
pub(crate) mod whitespace;
mod error;
mod fault;
mod mismatch;
mod refusal;

pub use bind_addr::BindAddr;
pub use byte_size::ByteSize;
pub use collection::{Collection, Mapping, list, map};
pub(crate) use error::FieldHash;
pub use error::ValueError;
pub(crate) use fault::{Class, Fault};
pub use from_env_str::FromEnvStr;
pub(crate) use items::Items;
pub use label::Label;
pub(crate) use mismatch::Mismatch;
pub use raw::Text;
pub(crate) use refusal::{OtherService, Refusal};
pub use secret_bytes::{Base64, Hex};
pub use secret_parts::SecretParts;
#[cfg(feature = "serde")]
pub use serde::deserialize;
