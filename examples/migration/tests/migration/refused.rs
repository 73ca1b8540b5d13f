//! Environments that are wrong in one way, and a few: what both sides say, word for word, is in `said/`.
//!
//! `OVERWRITE=1 cargo test -p factor3-example-migration refused` regenerates these files; read the diff.

use std::path::Path;

use factor3_example_migration::{PEERS, Peer, Vars};

use crate::environments::{after, messages, set, unset, with};

/// What is set otherwise than it should be, and what is not set.
type Wrong = (&'static [(&'static str, &'static str)], &'static [&'static str]);

const WRONG: [Wrong; 16] = [
    (&[("PORT", "eighty")], &[]),
    (&[("PORT", "70000")], &[]),
    (&[("PORT", "-1")], &[]),
    (&[("MAIL_PORT", "submission")], &[]),
    (&[("MAINTENANCE", "maybe")], &[]),
    (&[("LOG_LEVEL", "loud")], &[]),
    (&[("REQUEST_TIMEOUT_SECS", "fast")], &[]),
    (&[("PUBLIC_HOST", "")], &[]),
    (&[("STRIPE_API_KEY", "")], &[]),
    (&[("ALLOWED_ORIGINS", "")], &[]),
    (&[("DATABASE_URL", "db.internal")], &[]),
    (&[("DATABASE_URL", "mysql://shop:s3cret@db.internal/orders")], &[]),
    (&[("DATABASE_URL", "postgres://shop:s3cr#et@db.internal/orders")], &[]),
    (&[("DATABASE_URL", "postgres://shop:s3cret@db.internal:port/orders")], &[]),
    (&[], &["MAIL_PASSWORD"]),
    (&[("PORT", "eighty"), ("LOG_LEVEL", "loud")], &["DATABASE_URL", "MAIL_PASSWORD"]),
];

#[test]
fn what_both_say() {
    for peer in &PEERS {
        let mut said = String::new();
        for (changes, missing) in WRONG {
            let mut vars = with(peer, changes);
            missing.iter().for_each(|name| unset(&mut vars, peer, name));
            said += &record(peer, changes, missing, &vars);
        }
        let mut vars = with(peer, &[]);
        set(
            &mut vars,
            peer,
            "ALLOWED_ORIGINS",
            &(peer.list)(&["https://shop.example", "", "https://b.example"]),
        );
        said += &record(peer, &[("ALLOWED_ORIGINS", "a list with an empty item")], &[], &vars);
        compare(peer.name, &said);
    }
}

/// What is wrong, and what is said of it.
fn record(peer: &Peer, changes: &[(&str, &str)], missing: &[&str], vars: &Vars) -> String {
    let mut record = String::new();
    for (name, value) in changes {
        record += &format!("== {}={value}\n", peer.variable(name));
    }
    for name in missing {
        record += &format!("== no {}\n", peer.variable(name));
    }
    let before = messages(peer, vars);
    let before = if before.is_empty() {
        "starts".to_owned()
    } else {
        Vec::from_iter(before).join("\nor, at another start\n")
    };
    let Err(after) = after(peer, vars) else { panic!("{} loads {changes:?}", peer.name) };
    for (name, value) in vars.iter().filter(|(_, value)| value.len() > 4) {
        assert!(!after.contains(value.as_str()), "the value of {name} is in {after}");
    }
    // One problem for each thing that is wrong.
    assert!(after.starts_with(&format!("factor3: {} problem", changes.len() + missing.len())), "{after}");
    record + &format!("-- before\n{}\n-- after\n{after}\n\n", before.trim_end())
}

fn compare(name: &str, said: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/migration/said/{name}.txt"));
    if std::env::var_os("OVERWRITE").is_some() {
        std::fs::write(&path, said).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let first = known.lines().zip(said.lines()).find(|(known, said)| known != said);
    assert!(known == said, "{name}.txt has another line, or more or less of them: {first:?}");
}
