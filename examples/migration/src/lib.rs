//! The config of one application before and after the migration from `std::env::var`, and from each crate.
//!
//! `factor3::guide::migration` shows the files `before.rs` and `after.rs`. Crates without a prefix and without brackets around
//! lists share one `after.rs`. The tests load both sides from the same environments, and compare the pages with these files and
//! with the output.

#![allow(missing_docs, clippy::exhaustive_enums, reason = "before and after are shown as in an application")]
#![allow(clippy::disallowed_methods, reason = "before the migration, the application reads variables itself")]

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
pub mod std_env;
mod view;

pub use peer::{PEERS, Peer, Vars};
pub use view::View;
