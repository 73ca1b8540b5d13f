//! Good environments: every field is the same on both sides.

use factor3_example_migration::{PEERS, Peer};

use crate::child;
use crate::environments::{after, before, required, set, with};

/// Variables that are set in addition to those that an application needs.
const GOOD: [&[(&str, &str)]; 9] = [
    &[],
    &[("PORT", "8080"), ("MAINTENANCE", "true"), ("REGION", "eu"), ("REQUEST_TIMEOUT_SECS", "5")],
    &[("LOG_LEVEL", "debug"), ("MAIL_PORT", "25")],
    &[("LOG_LEVEL", "warn"), ("MAINTENANCE", "false")],
    &[("PORT", "0"), ("REQUEST_TIMEOUT_SECS", "0")],
    &[("PORT", "65535"), ("REQUEST_TIMEOUT_SECS", "86400")],
    // Nothing is trimmed from a text.
    &[("PUBLIC_HOST", "Größe & Co")],
    // Both ignore the variables of other programs.
    &[("PATH_OF_NOBODY", "/x"), ("PORTS", "eighty")],
    &[("DATABASE_URL", "postgres://shop:p%40ss@db-1,db-2:5433/orders?sslmode=require")],
];

#[test]
fn every_field_is_the_same() {
    for peer in &PEERS {
        for changes in GOOD {
            let vars = with(peer, changes);
            let view =
                before(peer, &vars).unwrap_or_else(|error| panic!("{} {changes:?}: {error}", peer.name));
            assert_eq!(after(peer, &vars), Ok(view.clone()), "{} {changes:?}", peer.name);
            for (name, value) in changes.iter().filter(|(name, _)| *name == "REGION" || *name == "PORT") {
                assert!(view.contains(value), "{name} is not in {view}");
            }
        }
    }
}

#[test]
fn an_item_or_several() {
    for peer in &PEERS {
        for items in [&["https://shop.example"][..], &["a", "b", "c"]] {
            let mut vars = required(peer);
            set(&mut vars, peer, "ALLOWED_ORIGINS", &(peer.list)(items));
            let view = before(peer, &vars).unwrap();
            assert!(items.iter().all(|item| view.contains(&format!("{item:?}"))), "{view}");
            assert_eq!(after(peer, &vars), Ok(view), "{}", peer.name);
        }
    }
}

/// What the tables load from pairs is what the calls of the apps load from the process.
#[test]
fn pairs_are_as_the_process() {
    for peer in &PEERS {
        let vars = with(peer, &[("PORT", "8080"), ("MAINTENANCE", "true")]);
        let view = before(peer, &vars).unwrap();
        for side in ["before", "after"] {
            let ended = child::run(&format!("{} {side}", peer.name), &vars);
            assert_eq!((ended.code, ended.stdout), (Some(0), view.clone()), "{} {side}", peer.name);
        }
    }
}

/// `Debug` of the config before holds the secrets; of the one after it does not.
#[test]
fn debug_of_both() {
    const SECRETS: [&str; 3] = ["s3cret@", "sk_live_0123", "m41l-s3cret"];
    let holds = |debug: &str| SECRETS.map(|secret| debug.contains(secret));
    for peer in &PEERS {
        let vars = required(peer);
        let debug = child::run(&format!("{} debug", peer.name), &vars).outcome().unwrap();
        assert_eq!(holds(&debug), [true; 3], "{}", peer.name);
        let debug = (peer.debug_of)(vars).unwrap();
        assert_eq!(holds(&debug), [false; 3], "{}", peer.name);
        assert!(debug.contains("[REDACTED]") && debug.contains("db.internal"), "{debug}");
    }
}

/// Both sides of each are run by the other tests of this file through this list.
#[test]
fn std_env_and_six_crates() {
    let names = PEERS.map(|Peer { name, .. }| name);
    assert_eq!(names, ["std_env", "envy", "envconfig", "confique", "config", "figment", "clap"]);
}
