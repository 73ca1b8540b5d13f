//! The same app's config before and after, for each crate that a user of factor3 may come from.
//!
//! `before.rs` and `after.rs` of each are what `factor3::guide::migration` shows; one `after.rs` serves those crates whose
//! names need no prefix and whose lists no brackets. The tests load both from the same environments, and compare the page
//! with these files and with what they say.

#![allow(missing_docs, clippy::exhaustive_enums, reason = "before and after are shown as an app has them")]

pub mod after;
pub mod clap;
pub mod config;
pub mod confique;
pub mod dotenv;
pub mod envconfig;
pub mod envy;
pub mod figment;
mod peer;
pub mod probe;
mod view;

pub use peer::{PEERS, Peer, Vars};
pub use view::View;
