//! The environments, by names as most crates have them.

use std::collections::BTreeSet;

use factor3_example_migration::{Peer, Vars};

/// What each app needs.
const REQUIRED: [(&str, &str); 5] = [
    ("PUBLIC_HOST", "shop.example"),
    ("DATABASE_URL", "postgres://shop:s3cret@db.internal:5432/orders"),
    ("STRIPE_API_KEY", "sk_live_0123"),
    ("MAIL_HOST", "mail.example"),
    ("MAIL_PASSWORD", "m41l-s3cret"),
];

const ORIGINS: [&str; 2] = ["https://shop.example", "http://localhost:8080"];

/// No more than an app needs.
pub(crate) fn required(peer: &Peer) -> Vars {
    let mut vars = of(peer, &REQUIRED);
    set(&mut vars, peer, "ALLOWED_ORIGINS", &(peer.list)(&ORIGINS));
    vars
}

/// These, in the names of that crate.
pub(crate) fn of(peer: &Peer, vars: &[(&str, &str)]) -> Vars {
    vars.iter().map(|(name, value)| (peer.variable(name), (*value).to_owned())).collect()
}

/// Sets one variable, instead of the one that was set.
pub(crate) fn set(vars: &mut Vars, peer: &Peer, name: &str, value: &str) {
    unset(vars, peer, name);
    vars.push((peer.variable(name), value.to_owned()));
}

pub(crate) fn unset(vars: &mut Vars, peer: &Peer, name: &str) {
    let variable = peer.variable(name);
    vars.retain(|(name, _)| *name != variable);
}

/// What an app needs, with these.
pub(crate) fn with(peer: &Peer, changes: &[(&str, &str)]) -> Vars {
    let mut vars = required(peer);
    for (name, value) in changes {
        set(&mut vars, peer, name, value);
    }
    vars
}

/// Everything before: from pairs where the crate takes them.
pub(crate) fn before(peer: &Peer, vars: &Vars) -> Result<String, String> {
    match peer.before_of {
        Some(load) => load(vars.clone()).map(|view| format!("{view:#?}")),
        None => super::child::run(&format!("{} before", peer.name), vars).outcome(),
    }
}

/// The same after.
pub(crate) fn after(peer: &Peer, vars: &Vars) -> Result<String, String> {
    (peer.after_of)(vars.clone()).map(|view| format!("{view:#?}")).map_err(|error| error.to_string())
}

/// The messages of the application before the migration: one message, except for config, which reads a map in any order.
pub(crate) fn messages(peer: &Peer, vars: &Vars) -> BTreeSet<String> {
    let starts = if peer.name == "config" { 300 } else { 1 };
    (0..starts).filter_map(|_| before(peer, vars).err()).collect()
}
