//! What is refused since the migration, and what is read differently in silence. `probes` has more of both.

use std::collections::HashMap;
use std::process::Command;
use std::str::FromStr;

use factor3::{Config, Env, FromEnvStr, SecretString};
use factor3_example_migration::{PEERS, Peer, Vars};
use serde::Deserialize;

use crate::child;
use crate::environments::{after, before, required, with};
use crate::pitfalls::in_child;

/// The fields that only the application by hand has: a fallback, a default from another field, and a variable that is set at
/// all.
#[test]
fn the_fields_of_the_application_by_hand() {
    let same: [&[(&str, &str)]; 6] = [
        &[],
        &[("READ_ONLY_MODE", "")],
        &[("READ_ONLY_MODE", "false")],
        &[("GIT_COMMIT", "abc"), ("HEROKU_BUILD_COMMIT", "def")],
        &[("HEROKU_BUILD_COMMIT", "def")],
        &[("COOKIE_DOMAIN", "example")],
    ];
    let read: Vec<_> = same.into_iter().map(by_hand).collect();
    for [before, after] in &read {
        assert_eq!(before, after);
    }
    let seen = |row: usize, text: &str| assert!(read[row][0].iter().any(|field| field == text), "{read:?}");
    seen(0, "read_only_mode: false");
    seen(0, "git_commit: None");
    seen(0, "cookie_domain: \"shop.example\"");
    seen(1, "read_only_mode: true");
    seen(2, "read_only_mode: true");
    seen(3, "git_commit: Some(\"abc\")");
    seen(4, "git_commit: Some(\"def\")");
    seen(5, "cookie_domain: \"example\"");
}

/// Text that is empty was text. Now the next variable is asked, or the default applies.
#[test]
fn an_empty_variable_before_another_one() {
    let [before, after] =
        by_hand(&[("GIT_COMMIT", ""), ("HEROKU_BUILD_COMMIT", "def"), ("COOKIE_DOMAIN", "")]);
    assert_eq!(before[1..], ["git_commit: Some(\"\")", "cookie_domain: \"\""]);
    assert_eq!(after[1..], ["git_commit: Some(\"def\")", "cookie_domain: \"shop.example\""]);
}

/// These fields of both sides, as `{:?}` writes them.
fn by_hand(changes: &[(&str, &str)]) -> [Vec<String>; 2] {
    let peer = Peer::named("std_env").unwrap();
    let vars: Vars = with(peer, changes);
    let before = child::run("std_env debug", &vars).outcome().unwrap();
    let after = (peer.debug_of)(vars).unwrap();
    [before, after].map(|debug| {
        let field = |name: &str| {
            let from = debug.find(name).unwrap();
            debug[from..].split(", ").next().unwrap().to_owned()
        };
        ["read_only_mode: ", "git_commit: ", "cookie_domain: "].map(field).to_vec()
    })
}

/// After `text == "true"` every other word is off.
#[test]
fn words_for_on() {
    let peer = Peer::named("std_env").unwrap();
    for word in ["1", "TRUE", "yes", "on"] {
        let vars = with(peer, &[("MAINTENANCE", word)]);
        assert!(before(peer, &vars).unwrap().contains("maintenance: false"));
        assert!(after(peer, &vars).unwrap().contains("maintenance: true"));
    }
    let vars = with(peer, &[("MAINTENANCE", "maybe")]);
    assert!(before(peer, &vars).unwrap().contains("maintenance: false"));
    assert!(after(peer, &vars).unwrap_err().contains("MAINTENANCE is not a boolean"));
}

/// Code by hand takes an unknown word for the default, drops a number that is none, and ignores a part of a group.
#[test]
fn what_code_by_hand_ignores() {
    #[derive(Debug, PartialEq, FromEnvStr)]
    enum LogFormat {
        Text,
        Json,
    }
    #[derive(Debug, PartialEq, FromEnvStr)]
    enum DbOffline {
        Leader,
        Follower,
    }
    #[derive(Debug, Config)]
    #[config(all_or_none(cdn_key_id, cdn_key))]
    struct App {
        #[config(default = "text")]
        log_format: LogFormat,
        db_offline: Option<DbOffline>,
        #[config(default = 3000)]
        port: u16,
        cdn_key_id: Option<String>,
        cdn_key: Option<SecretString>,
    }
    let vars = [("LOG_FORMAT", "pretty"), ("DB_OFFLINE", "none"), ("PORT", "80a"), ("CDN_KEY_ID", "k1")];
    let said = in_child("migration_day::what_code_by_hand_ignores", &vars, || {
        use std::env;
        let log_format = match env::var("LOG_FORMAT").as_deref() {
            Ok("json") => LogFormat::Json,
            _ => LogFormat::Text,
        };
        let db_offline = match env::var("DB_OFFLINE").as_deref() {
            Ok("leader") => Some(DbOffline::Leader),
            Ok("follower") => Some(DbOffline::Follower),
            _ => None,
        };
        let port = env::var("PORT").ok().and_then(|text| text.parse().ok()).unwrap_or(3000_u16);
        let mut signs = false;
        if let (Ok(_id), Ok(_key)) = (env::var("CDN_KEY_ID"), env::var("CDN_KEY")) {
            signs = true;
        }
        format!("read {log_format:?} {db_offline:?} {port} {signs}")
    });
    assert!(said.is_none_or(|said| said.contains("read Text None 3000 false")));

    let error = App::from_vars(vars).unwrap_err();
    let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "LOG_FORMAT is not one of text, json",
            "DB_OFFLINE is not one of leader, follower",
            "PORT is not a whole number from 0 to 65535: it has a character that is not a digit",
            "CDN_KEY_ID (set), CDN_KEY (not set): set all of them, or none",
        ]
    );
    let app = App::from_vars([("LOG_FORMAT", "JSON"), ("DB_OFFLINE", "Leader")]).unwrap();
    assert_eq!((app.log_format, app.db_offline), (LogFormat::Json, Some(DbOffline::Leader)));
    assert!(app.port == 3000 && app.cdn_key_id.is_none() && app.cdn_key.is_none());
}

/// Text that the code by hand trimmed keeps its line break, and a warning says so.
#[test]
fn text_that_the_code_trimmed() {
    let peer = Peer::named("std_env").unwrap();
    let ended = child::run("std_env after", &with(peer, &[("STRIPE_API_KEY", "sk_live_0123\n")]));
    assert!(ended.started() && ended.stdout.contains("sk_live_0123\\n"), "{}", ended.stdout);
    assert!(
        ended.stderr.starts_with("factor3: warning: STRIPE_API_KEY ends in a line break"),
        "{}",
        ended.stderr
    );
}

/// JSON in a list was items with brackets and quotes, except in figment. Its parser reads both.
#[test]
fn a_list_in_json() {
    for peer in &PEERS {
        let vars = with(peer, &[("ALLOWED_ORIGINS", r#"["https://a.example", "https://b.example"]"#)]);
        let view = before(peer, &vars).unwrap();
        assert_eq!(view.contains("        \"https://a.example\","), peer.name == "figment", "{view}");
        if peer.name == "figment" {
            assert_eq!(after(peer, &vars), Ok(view));
        } else {
            let name = peer.variable("ALLOWED_ORIGINS");
            let problem = format!("\n{name} is not a list: it has brackets around it: write a, b\n");
            let report = after(peer, &vars).unwrap_err();
            assert!(report.contains(&problem), "{report}");
        }
    }
}

/// The parser reads what figment reads.
#[test]
fn lists_in_the_notation_of_figment() {
    let peer = Peer::named("figment").unwrap();
    for list in ["[]", "[a]", "[a, b]", r#"["a",]"#, r#" ["a"] "#, r#"[ "a" , "b" ]"#] {
        let vars = with(peer, &[("ALLOWED_ORIGINS", list)]);
        assert_eq!(after(peer, &vars), Ok(before(peer, &vars).unwrap()), "{list}");
    }
}

/// figment reads a map in braces. Here the report says what to write.
#[test]
fn a_map_in_braces() {
    #[derive(Debug, Deserialize, Config)]
    struct App {
        labels: HashMap<String, String>,
    }
    let vars = [("LABELS", "{team=shop,tier=web}")];
    let said = in_child("migration_day::a_map_in_braces", &vars, || {
        let figment = figment::Figment::new().merge(figment::providers::Env::raw());
        format!("read {}", figment.extract::<App>().unwrap().labels["tier"])
    });
    assert!(said.is_none_or(|said| said.contains("read web")));
    assert_eq!(
        App::from_vars(vars).unwrap_err().problems()[0].to_string(),
        "LABELS is not a list of key=value: it is a map in braces: write a=1, b=2"
    );
    assert_eq!(App::from_vars([("LABELS", "team=shop,tier=web")]).unwrap().labels["tier"], "web");
}

/// `FromEnvStr` gives each variant one word. A `FromStr` with several may stay.
#[test]
fn a_second_word_for_one_variant() {
    #[derive(Debug, PartialEq, FromEnvStr)]
    enum Derived {
        Warn,
    }
    #[derive(Debug, PartialEq)]
    struct Own;
    impl FromStr for Own {
        type Err = &'static str;

        fn from_str(text: &str) -> Result<Self, &'static str> {
            if matches!(text, "warn" | "warning") { Ok(Self) } else { Err("it is not a level") }
        }
    }
    #[derive(Debug, Config)]
    struct App {
        derived: Derived,
        #[config(expected = "warn or warning")]
        own: Own,
    }
    let app = App::from_vars([("DERIVED", "warn"), ("OWN", "warning")]).unwrap();
    assert_eq!((app.derived, app.own), (Derived::Warn, Own));
    let error = App::from_vars([("DERIVED", "warning"), ("OWN", "warning")]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].variable(), "DERIVED");
}

/// Whoever starts the application with arguments gets the defaults once clap is gone.
#[test]
fn arguments_that_replaced_a_variable() {
    let peer = Peer::named("clap").unwrap();
    let port = |side: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factor3-example-migration"));
        command
            .env_clear()
            .envs(required(peer))
            .env("EXAMPLE", format!("clap {side}"))
            .args(["--port", "80"]);
        let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
        output.lines().find(|line| line.starts_with("    port:")).unwrap().to_owned()
    };
    assert_eq!((port("before"), port("after")), ("    port: 80,".to_owned(), "    port: 3000,".to_owned()));
}

/// An empty variable is not set: `is_set` is for what used to be on.
#[test]
fn an_empty_variable_that_was_on() {
    #[derive(Debug, Config)]
    struct App {
        #[config(is_set)]
        read_only_mode: bool,
        #[config(default = false)]
        maintenance: bool,
    }
    let loaded = App::load(&Env::from_vars([("READ_ONLY_MODE", ""), ("MAINTENANCE", "")])).unwrap();
    assert!(loaded.config.read_only_mode && !loaded.config.maintenance);
    assert!(loaded.summary.warnings().is_empty());
}
