//! What the live tests of every service share: the user and password, servers that end with their test, and the
//! comparison of the rustdoc with what runs. See `README.md`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod certificate;
mod credentials;
pub mod handing_over;
mod server;

pub use certificate::Certificate;
pub use credentials::{PASSWORD, USER, escaped, near_misses, userinfos};
pub use server::{DEAD_HOST, Server, free_port, output, temp_dir, tied_to_us, wait_for};
