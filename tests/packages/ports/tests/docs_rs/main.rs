//! The config of docs.rs.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod complete;
mod conditions;
mod defaults;
mod sample;
#[path = "../support/mod.rs"]
mod support;

use support::Vars;

/// What each process has to be given.
const SMALLEST: &Vars = &[
    ("DOCSRS_PREFIX", "/var/lib/docsrs"),
    ("DOCSRS_DATABASE_URL", "postgresql://docs:s3cret@db.internal:15432"),
];
