//! Variables that are not UTF-8, which only Unix has.

#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use factor3_example_migration::PEERS;

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

/// The same in a variable of the app's own: some show it, envconfig calls it missing, and figment changes it.
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
            ("envy", Some(101), true, false),
            ("envconfig", Some(1), false, true),
            ("confique", Some(1), false, false),
            ("config", Some(1), true, false),
            ("figment", Some(0), true, false),
            ("clap", Some(2), false, false),
        ]
    );
}
