//! The config of the registry.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod complete;
mod conditions;
mod defaults;
mod sample;
#[path = "../support/mod.rs"]
mod support;

use support::Vars;

/// What the server has to be given.
const SERVER: &Vars = &[
    ("DATABASE_URL", "postgres://registry:s3cret@db.internal/registry"),
    ("SESSION_KEY", "0123456789abcdef0123456789abcdef"),
    ("GH_CLIENT_ID", ""),
    ("GH_CLIENT_SECRET", ""),
    ("TOKEN_ENCRYPTION_KEY", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
    ("WEB_ALLOWED_ORIGINS", "http://localhost:4200"),
];

/// What the worker has to be given.
const WORKER: &Vars = &[
    SERVER[0],
    SERVER[1],
    SERVER[2],
    SERVER[3],
    SERVER[4],
    SERVER[5],
    ("GIT_REPO_URL", "file:///srv/index"),
];

/// What the monitor has to be given.
const MONITOR: &Vars = &[SERVER[0], ("PAGERDUTY_INTEGRATION_KEY", "s3cret")];
