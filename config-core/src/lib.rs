//! The runtime of [`factor3`](https://docs.rs/factor3): use that crate instead.

mod kind;
pub mod resource;
mod value;

pub use kind::{Kind, ResourceKind};
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
pub use value::{FromEnvStr, Text, ValueError};
