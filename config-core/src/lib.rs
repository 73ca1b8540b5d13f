//! The runtime of [`factor3`](https://docs.rs/factor3): use that crate instead.

mod kind;
mod value;

pub use kind::{Kind, ResourceKind};
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
pub use value::{Base64, BindAddr, ByteSize, FromEnvStr, Hex, Text, ValueError};
#[doc(hidden)]
pub use value::{Collection, Mapping, list, map};
