//! Surprises of a migration, shown before and after. `probes` has those of a single variable.

use std::collections::HashMap;

use clap::Parser as _;
use envconfig::Envconfig;
use factor3::{Config as _, Env};
use factor3_example_migration::figment::after as figment_after;
use factor3_example_migration::{PEERS, Peer};
use serde::Deserialize;

use crate::environments::{after, before, required, unset, with};

/// A nested part as the macros of the two kinds of crates see it.
#[derive(Debug, PartialEq, Deserialize, factor3::Config)]
struct Mail {
    mail_port: u16,
}

/// Behind `#[serde(flatten)]` envy has texts alone.
#[test]
fn a_number_after_flatten() {
    #[derive(Debug, Deserialize, factor3::Config)]
    struct App {
        #[serde(flatten)]
        #[config(flatten)]
        mail: Mail,
    }
    let vars = [("MAIL_PORT", "587")];
    let error = envy::from_iter::<_, App>(vars.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(error.unwrap_err().to_string(), "invalid type: string \"587\", expected u16");
    assert_eq!(App::from_vars(vars).unwrap().mail.mail_port, 587);
}

/// With one `_` as the separator a name of two words is a path. factor3 knows the names from the struct.
#[test]
fn one_underscore() {
    #[derive(Debug, Deserialize, factor3::Config)]
    #[config(prefix = "APP_")]
    struct App {
        public_host: String,
        #[config(flatten, prefix = "MAIL_")]
        mail: Part,
    }
    #[derive(Debug, Deserialize, factor3::Config)]
    struct Part {
        port: u16,
    }
    let vars = [("APP_PUBLIC_HOST", "shop.example"), ("APP_MAIL_PORT", "587")];
    let owned: HashMap<String, String> =
        vars.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    let source = config::Environment::with_prefix("APP").separator("_").try_parsing(true).source(Some(owned));
    let built = config::Config::builder().add_source(source).build().unwrap();
    assert_eq!(
        built.try_deserialize::<App>().unwrap_err().to_string(),
        "missing configuration field \"public_host\""
    );
    let said = in_child("pitfalls::one_underscore", &vars, || {
        let figment = figment::Figment::new().merge(figment::providers::Env::prefixed("APP_").split("_"));
        figment.extract::<App>().unwrap_err().to_string()
    });
    assert!(said.is_none_or(|said| said.contains("missing field `public_host`")));

    let app = App::from_vars(vars).unwrap();
    assert_eq!((&*app.public_host, app.mail.port), ("shop.example", 587));
}

/// In config the separator of parts also follows the prefix, unless `prefix_separator` is set.
#[test]
fn two_underscores_after_the_prefix() {
    #[derive(Debug, Deserialize, factor3::Config)]
    #[config(prefix = "APP__")]
    struct App {
        #[config(default = 3000)]
        #[serde(default)]
        port: u16,
    }
    let vars = |name: &str| HashMap::from([(name.to_owned(), "8080".to_owned())]);
    let before = |name| {
        let source = config::Environment::with_prefix("APP").separator("__").try_parsing(true);
        let source = source.source(Some(vars(name)));
        let built = config::Config::builder().add_source(source).build().unwrap();
        built.try_deserialize::<App>().unwrap().port
    };
    assert_eq!((before("APP_PORT"), before("APP__PORT")), (0, 8080));
    let after = |name| App::from_vars(vars(name)).unwrap().port;
    assert_eq!((after("APP_PORT"), after("APP__PORT")), (3000, 8080));
}

/// envconfig and confique read one variable for both; factor3 has a prefix for each, and refuses to compile without.
#[test]
fn one_part_twice() {
    #[derive(Envconfig)]
    struct Before {
        #[envconfig(nested)]
        primary: PartBefore,
        #[envconfig(nested)]
        replica: PartBefore,
    }
    #[derive(Envconfig)]
    struct PartBefore {
        #[envconfig(from = "POOL_SIZE")]
        pool_size: u32,
    }
    #[derive(factor3::Config)]
    struct After {
        #[config(flatten)]
        primary: PartAfter,
        #[config(flatten, prefix = "REPLICA_")]
        replica: PartAfter,
    }
    #[derive(factor3::Config)]
    struct PartAfter {
        pool_size: u32,
    }
    let vars = [("POOL_SIZE", "20"), ("REPLICA_POOL_SIZE", "5")];
    let owned = vars.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let before = Before::init_from_hashmap(&owned).unwrap();
    assert_eq!((before.primary.pool_size, before.replica.pool_size), (20, 20));
    let said = in_child("pitfalls::one_part_twice", &vars, || {
        let read = <Confique as confique::Config>::builder().env().load().unwrap();
        format!("read {} and {}", read.primary.pool_size, read.replica.pool_size)
    });
    assert!(said.is_none_or(|said| said.contains("read 20 and 20")));
    let after = After::from_vars(vars).unwrap();
    assert_eq!((after.primary.pool_size, after.replica.pool_size), (20, 5));
}

/// The derive of confique writes a module, which sees no struct of a function.
#[derive(confique::Config)]
struct Confique {
    #[config(nested)]
    primary: ConfiquePart,
    #[config(nested)]
    replica: ConfiquePart,
}

#[derive(confique::Config)]
struct ConfiquePart {
    #[config(env = "POOL_SIZE")]
    pool_size: u32,
}

/// A default that its field does not read is found where the variable is missing, so in the first deploy without it.
/// With factor3 the struct does not compile: `tests/packages/ui/types/default_text_for_number.rs`.
#[test]
fn a_default_of_another_type() {
    #[derive(Debug, Envconfig)]
    #[expect(dead_code, reason = "it never loads")]
    struct Nested {
        #[envconfig(default = "eighty")]
        port: u16,
    }
    let error = Nested::init_from_hashmap(&HashMap::new()).unwrap_err();
    assert_eq!(error.to_string(), "Failed to parse environment variable PORT");

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "it never loads")]
    struct App {
        port: u16,
    }
    let built = config::Config::builder().set_default("port", "eighty").unwrap().build().unwrap();
    let error = built.try_deserialize::<App>().unwrap_err();
    assert_eq!(error.to_string(), "invalid type: string \"eighty\", expected an integer for key `port`");

    #[derive(Debug, clap::Parser)]
    struct Args {
        #[arg(long, default_value = "eighty")]
        port: u16,
    }
    let run = std::panic::catch_unwind(|| Args::try_parse_from(["app"]));
    assert!(!matches!(run, Ok(Ok(_))));
}

/// A misspelt name of what has a default starts with the default on both sides; `warn_unknown` says it.
#[test]
fn a_misspelt_name_of_what_has_a_default() {
    for peer in &PEERS {
        let vars = with(peer, &[("PROT", "8080")]);
        let view = before(peer, &vars).unwrap();
        assert!(view.contains("port: 3000,"), "{view}");
        assert_eq!(after(peer, &vars), Ok(view));
    }

    #[derive(Debug, factor3::Config)]
    #[config(prefix = "APP_", warn_unknown)]
    struct App {
        #[config(default = 3000)]
        port: u16,
    }
    let loaded = App::load(&Env::from_vars([("APP_PROT", "8080")])).unwrap();
    assert_eq!(loaded.config.port, 3000);
    assert_eq!(
        loaded.summary.warnings().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["APP_PROT is set, but nothing reads it: did you mean APP_PORT?"]
    );
}

/// The crate accepts names in any case if it reads all names that are set. Only envy compares the case of the prefix.
#[cfg(not(windows))]
#[test]
fn a_name_in_lower_case() {
    let port = |view: String| view.lines().find(|line| line.starts_with("    port:")).unwrap().to_owned();
    let regardless = |name: fn(&Peer) -> String| {
        let read = |peer: &&Peer| {
            let mut vars = required(peer);
            vars.push((name(peer), "8080".to_owned()));
            assert_eq!(port(after(peer, &vars).unwrap()), "    port: 3000,");
            port(before(peer, &vars).unwrap()) == "    port: 8080,"
        };
        PEERS.iter().filter(read).map(|peer| peer.name).collect::<Vec<_>>()
    };
    assert_eq!(regardless(|peer| peer.variable("port").to_lowercase()), ["config", "figment"]);
    assert_eq!(regardless(|peer| peer.variable("port")), ["envy", "config", "figment"]);
}

/// A duration has a unit, unless the application parses it in its own way.
#[test]
fn a_duration_without_a_unit() {
    #[derive(Debug, factor3::Config)]
    #[expect(dead_code, reason = "it never loads")]
    struct App {
        timeout: std::time::Duration,
    }
    let error = App::from_vars([("TIMEOUT", "30")]).unwrap_err();
    assert_eq!(
        error.problems()[0].to_string(),
        "TIMEOUT is not a duration: it needs a unit: ms, s, m, h or d"
    );
}

/// envy reads no text as no items; here that is what a default says.
#[test]
fn an_empty_list() {
    #[derive(Debug, Deserialize, factor3::Config)]
    struct App {
        #[config(default)]
        origins: Vec<String>,
    }
    let before = envy::from_iter::<_, App>([("ORIGINS".to_owned(), String::new())]).unwrap();
    let after = App::from_vars([("ORIGINS", "")]).unwrap();
    assert!(before.origins.is_empty() && after.origins.is_empty());
    assert!(envy::from_iter::<_, App>(Vec::new()).is_err());
    assert!(App::from_vars([("", ""); 0]).unwrap().origins.is_empty());
}

/// Quotes that figment takes off are a part of the text here, and a warning says so.
#[test]
fn quotes_around_a_text() {
    let peer = Peer::named("figment").unwrap();
    let vars = with(peer, &[("REGION", "\"01234\"")]);
    assert!(before(peer, &vars).unwrap().contains("    region: Some(\n        \"01234\",\n"));
    assert!(after(peer, &vars).unwrap().contains("\"\\\"01234\\\"\""));
    let loaded = figment_after::AppConfig::load(&Env::from_vars(vars)).unwrap();
    let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    let quotes = "APP_REGION is wrapped in quotes, which are part of the value here: remove them";
    assert!(warnings[0].starts_with(quotes), "{warnings:?}");
}

/// clap keeps what it is for: arguments of one command. The environment goes to factor3.
#[test]
fn arguments_stay_with_clap() {
    #[derive(clap::Parser)]
    struct Args {
        #[arg(long)]
        dry_run: bool,
    }
    #[derive(factor3::Config)]
    struct App {
        port: u16,
    }
    let args = Args::parse_from(["app", "--dry-run"]);
    let app = App::from_vars([("PORT", "8080")]).unwrap();
    assert!(args.dry_run && app.port == 8080);
}

/// `--help` of clap shows the value of a variable that does not say `hide_env_values`.
#[test]
fn help_shows_values() {
    #[derive(clap::Parser)]
    struct Args {
        #[arg(long, env = "MAIL_PASSWORD")]
        mail_password: String,
    }
    let help = in_child("pitfalls::help_shows_values", &[("MAIL_PASSWORD", "m41l-s3cret")], || {
        Args::try_parse_from(["app", "--help"]).map_or_else(|help| help.to_string(), |_| String::new())
    });
    assert!(help.is_none_or(|help| help.contains("[env: MAIL_PASSWORD=m41l-s3cret]")));
}

/// The error of `env::var` does not say which variable it is about.
#[test]
fn a_message_without_a_name() {
    let peer = Peer::named("std_env").unwrap();
    let mut vars = required(peer);
    unset(&mut vars, peer, "STRIPE_API_KEY");
    assert_eq!(before(peer, &vars), Err("environment variable not found".to_owned()));
    assert!(after(peer, &vars).unwrap_err().contains("\nSTRIPE_API_KEY is not set\n"));
}

/// What `print` makes of these variables, in a process that runs this test alone; nothing in that process itself.
pub(crate) fn in_child(test: &str, vars: &[(&str, &str)], print: impl FnOnce() -> String) -> Option<String> {
    const MARK: &str = "TEST_CHILD";
    if std::env::var_os(MARK).is_some() {
        println!("{}", print());
        return None;
    }
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.env_clear().env(MARK, test).envs(vars.iter().copied()).args(["--exact", test, "--nocapture"]);
    Some(String::from_utf8(command.output().unwrap().stdout).unwrap())
}
