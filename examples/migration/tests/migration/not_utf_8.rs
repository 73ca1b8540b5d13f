//! Variables that are not UTF-8, which only Unix has.

#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use factor3_example_migration::{PEERS, Peer};

use crate::child;
use crate::environments::required;

/// A variable of somebody else's that is not UTF-8 ends envy, with its value in the message.
#[test]
fn what_is_not_utf_8_elsewhere() {
    let stranger = OsStr::from_bytes(b"never shown\xff");
    for peer in &PEERS {
        let vars = required(peer);
        let vars = vars.iter().map(|(name, value)| (OsStr::new(name), OsStr::new(value)));
        let vars: Vec<_> = vars.chain([(OsStr::new("STRANGER"), stranger)]).collect();
        let before = child::run_with(&format!("{} before", peer.name), vars.clone());
        assert_eq!(before.started(), peer.name != "envy", "{}: {}", peer.name, before.stderr);
        if peer.name == "envy" {
            assert_eq!(before.code, Some(101));
            assert!(before.stderr.contains("never shown"), "{}", before.stderr);
        }
        let after = child::run_with(&format!("{} after", peer.name), vars);
        assert!(after.started() && !after.stderr.contains("never shown"), "{}", after.stderr);
    }
}

/// For `.ok()` and its like such a variable is not set, so a default applies.
#[test]
fn what_is_not_utf_8_by_hand() {
    let peer = Peer::named("std_env").unwrap();
    let vars = required(peer);
    let vars = vars.iter().map(|(name, value)| (OsStr::new(name), OsStr::new(value)));
    let broken = OsStr::from_bytes(b"80\xff");
    let broken = ["PORT", "REGION", "LOG_LEVEL", "COOKIE_DOMAIN"].map(|name| (OsStr::new(name), broken));
    let vars: Vec<_> = vars.chain(broken).collect();
    let before = child::run_with("std_env debug", vars.clone()).outcome().unwrap();
    for field in ["port: 3000", "region: None", "log_level: Info", "cookie_domain: \"shop.example\""] {
        assert!(before.contains(field), "{before}");
    }
    let after = child::run_with("std_env after", vars);
    assert_eq!(after.stderr.matches(" is not valid UTF-8\n").count(), 4, "{}", after.stderr);
}

/// A variable of the application that is not UTF-8: some crates show it, envconfig calls it missing, and figment changes
/// it.
#[test]
fn what_is_not_utf_8_of_its_own() {
    let value = OsStr::from_bytes(b"never shown\xff");
    let mut said = Vec::new();
    for peer in &PEERS {
        let host = peer.variable("PUBLIC_HOST");
        let vars = required(peer);
        let vars: Vec<_> = vars
            .iter()
            .map(|(name, text)| (OsStr::new(name), if *name == host { value } else { OsStr::new(text) }))
            .collect();
        let before = child::run_with(&format!("{} before", peer.name), vars.clone());
        let text = format!("{}{}", before.stdout, before.stderr);
        said.push((
            peer.name,
            before.code,
            text.contains("never shown"),
            text.to_lowercase().contains("missing"),
        ));

        let after = child::run_with(&format!("{} after", peer.name), vars);
        assert_eq!(after.code, Some(78));
        assert!(after.stderr.contains(&format!("\n{host} is not valid UTF-8\n")), "{}", after.stderr);
        assert!(!after.stderr.contains("never shown"), "{}", after.stderr);
    }
    assert_eq!(
        said,
        [
            ("std_env", Some(1), true, false),
            ("envy", Some(101), true, false),
            ("envconfig", Some(1), false, true),
            ("confique", Some(1), false, false),
            ("config", Some(1), true, false),
            ("figment", Some(0), true, false),
            ("clap", Some(2), false, false),
        ]
    );
}
