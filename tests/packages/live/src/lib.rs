//! Shared code of the live tests: the user and password, servers that end with their test, and the comparison of the
//! rustdoc with the code of the tests. See `README.md`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod certificate;
mod credentials;
pub mod handing_over;
mod server;

pub use certificate::Certificate;
pub use credentials::{
    PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped, near_misses, printable_userinfo, userinfos,
};
pub use server::{
    DEAD_HOST, Server, free_port, has_ipv6, listens, listens_by_udp, loopbacks, output, temp_dir, tied_to_us,
    wait_for,
};
