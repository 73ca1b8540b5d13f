//! One broken environment, and what each start says until it runs.

use factor3_example_migration::{PEERS, Peer, Vars};

use crate::child;
use crate::environments::{self, messages, of, set};

/// A port in words, a misspelt name, an empty secret, and no password.
const BROKEN: [(&str, &str); 5] = [
    ("PUBLIC_HOST", "shop.example"),
    ("PORT", "eighty"),
    ("DATABSE_URL", "postgres://shop:s3cret@db.internal/orders"),
    ("STRIPE_API_KEY", ""),
    ("MAIL_HOST", "mail.example"),
];

/// What whoever deploys sets once it is asked for.
const FIXES: [(&str, &str); 3] = [
    ("PORT", "8080"),
    ("DATABASE_URL", "postgres://shop:s3cret@db.internal/orders"),
    ("MAIL_PASSWORD", "m41l-s3cret"),
];

pub(crate) fn environment(peer: &Peer) -> Vars {
    let mut vars = of(peer, &BROKEN);
    set(&mut vars, peer, "ALLOWED_ORIGINS", &(peer.list)(&["https://shop.example"]));
    vars
}

/// The environment as the page shows it.
pub(crate) fn shown(peer: &Peer) -> String {
    environment(peer).iter().map(|(name, value)| format!("{name}={value}\n")).collect()
}

/// What the app before says, start after start: what a message asks for is fixed for the next.
pub(crate) fn before(peer: &Peer) -> String {
    let mut vars = environment(peer);
    let mut said = String::new();
    for start in 1..=9 {
        let Some(message) = messages(peer, &vars).pop_first() else {
            let view = environments::before(peer, &vars).unwrap();
            assert!(view.contains("stripe_api_key: \"\""), "{view}");
            let key = peer.variable("STRIPE_API_KEY");
            return said + &format!("start {start}: runs, and {key} is empty\n");
        };
        // A fix that changes nothing was not asked for yet.
        let fixed = |name: &str, value: &str| {
            let mut fixed = vars.clone();
            set(&mut fixed, peer, name, value);
            fixed
        };
        let asked: Vec<_> = FIXES
            .into_iter()
            .filter(|(name, value)| !messages(peer, &fixed(name, value)).contains(&message))
            .collect();
        assert!(!asked.is_empty(), "{}: {message}", peer.name);
        for (name, value) in asked {
            set(&mut vars, peer, name, value);
        }
        let lines: Vec<String> = message.lines().filter(|line| !line.is_empty()).map(wrapped).collect();
        said += &format!("start {start}: {}\n", lines.join("\n         "));
    }
    panic!("{} never starts: {said}", peer.name);
}

/// A line of a message in pieces that a page has room for.
fn wrapped(line: &str) -> String {
    let (mut wrapped, mut width) = (String::new(), 0);
    for word in line.split_inclusive(' ') {
        if width > 0 && width + word.trim_end().len() > 80 {
            wrapped.truncate(wrapped.trim_end().len());
            wrapped.push_str("\n             ");
            width = 4;
        }
        wrapped.push_str(word);
        width += word.len();
    }
    wrapped
}

/// What the app after says, at once.
pub(crate) fn after(peer: &Peer) -> String {
    let ended = child::run(&format!("{} after", peer.name), &environment(peer));
    assert_eq!(ended.code, Some(i32::from(factor3::EXIT_CODE)), "{}", peer.name);
    ended.stderr + "\n"
}

#[test]
fn the_report_names_all_of_it_and_shows_no_value() {
    for peer in &PEERS {
        let report = after(peer);
        assert!(report.starts_with("factor3: 4 problems in the environment of AppConfig"), "{report}");
        for name in ["PORT", "DATABASE_URL", "STRIPE_API_KEY", "MAIL_PASSWORD"] {
            let variable = peer.variable(name);
            assert!(
                report.lines().any(|line| line.starts_with(&format!("{variable} is "))),
                "{variable}: {report}"
            );
        }
        assert!(!report.contains("eighty") && !report.contains("s3cret"), "{report}");
    }
}

/// With all of it fixed at once, the second start runs.
#[test]
fn the_second_start_runs() {
    for peer in &PEERS {
        let mut vars = environment(peer);
        for (name, value) in FIXES.iter().chain(&[("STRIPE_API_KEY", "sk_live_0123")]) {
            set(&mut vars, peer, name, value);
        }
        assert!((peer.after_of)(vars).is_ok(), "{}", peer.name);
    }
}

/// Of several problems config names any one, and not the same at each start. The others keep to an order.
#[test]
fn one_of_several_in_any_order() {
    for peer in &PEERS {
        let messages = messages(peer, &environment(peer));
        assert_eq!(messages.len() > 1, peer.name == "config", "{messages:?}");
    }
}

/// 1 is what this example ends with; clap ends the process itself.
#[test]
fn exit_codes() {
    for peer in &PEERS {
        let code = |side| child::run(&format!("{} {side}", peer.name), &environment(peer)).code;
        let before = if peer.name == "clap" { 2 } else { 1 };
        assert_eq!((code("before"), code("after")), (Some(before), Some(78)), "{}", peer.name);
    }
}
