//! The config of svix-server.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod complete;
mod conditions;
mod defaults;
mod sample;
#[path = "../support/mod.rs"]
mod support;

use support::Vars;

/// What the process has to be given.
const SMALLEST: &Vars = &[
    ("SVIX_DB_DSN", "postgresql://svix:s3cret@db.internal/svix"),
    ("SVIX_JWT_SECRET", "s3cret-of-the-tokens"),
    ("SVIX_REDIS_DSN", "redis://redis.internal:6379"),
];
