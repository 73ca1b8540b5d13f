//! `Schema::withhold`: a child process gets no sensitive variable.
#![cfg(unix)]

use std::process::Command;

use factor3::resource::{Postgres, Redis, S3};
use factor3::{Base64, Config, SecretFile, SecretString};

use crate::search::CANARY;

#[derive(Config)]
#[config(prefix = "KEYS_", retired("OLD_TOKENS", "use KEYS_SIGNING_KEY"))]
#[allow(dead_code, reason = "only its schema is read")]
struct Keys {
    #[config(renamed_from = "SIGNING", fallback = "SECRET_KEY_BASE")]
    signing_key: SecretString,
    #[config(secret)]
    custom: Vec<std::path::PathBuf>,
    encryption: Option<Base64<16>>,
}

#[derive(Config)]
#[config(retired("LEGACY_API_KEY", "use STRIPE_API_KEY"), retired("LOCALE", "remove it"))]
#[allow(dead_code, reason = "only its schema is read")]
struct App {
    port: u16,
    name: String,
    stripe_api_key: SecretString,
    #[config(no_prefix, env = "REDIS_URLS")]
    caches: Vec<Redis>,
    #[config(username, password = "PGPASSWORD", renamed_from = "DB_URL")]
    database_url: Postgres,
    #[config(username, password, renamed_from = "BLOBS_URI")]
    store_url: Option<S3>,
    mail_password: Option<SecretFile>,
    #[config(flatten, prefix = "WEB_")]
    keys: Option<Keys>,
}

/// Every name of the struct that may hold a credential, or the path of one.
const SENSITIVE: &[&str] = &[
    "STRIPE_API_KEY", "REDIS_URLS", "DATABASE_URL", "DATABASE_USER", "PGPASSWORD", "DB_URL", "DB_USER",
    "STORE_URL", "STORE_USER", "STORE_PASSWORD", "BLOBS_URI", "BLOBS_USER", "BLOBS_PASSWORD",
    "MAIL_PASSWORD", "WEB_KEYS_SIGNING_KEY", "WEB_KEYS_SIGNING", "SECRET_KEY_BASE", "WEB_KEYS_CUSTOM",
    "WEB_KEYS_ENCRYPTION", "LEGACY_API_KEY", "WEB_KEYS_OLD_TOKENS",
];

/// The command `env`, which prints its environment: that of this process with the canary in each sensitive name.
fn env() -> Command {
    let mut command = Command::new("env");
    for name in SENSITIVE {
        command.env(name, CANARY).env(format!("{name}_FILE"), format!("/run/{CANARY}"));
    }
    command.env("CREDENTIALS_DIRECTORY", format!("/run/{CANARY}")).env("PORT", "8080").env("NAME", "shop");
    command.env("LOCALE", "C");
    command
}

fn printed(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn a_child_gets_every_other_variable_and_no_sensitive_one() {
    let all = printed(App::SCHEMA.withhold(&mut env()));
    assert!(!all.contains(CANARY), "{all}");
    for other in ["PORT=8080\n", "NAME=shop\n", "LOCALE=C\n"] {
        assert!(all.contains(other), "{all}");
    }
}

#[test]
fn negative_control_without_it_a_child_gets_all_of_them() {
    let all = printed(&mut env());
    for name in SENSITIVE {
        assert!(all.contains(&format!("{name}={CANARY}\n")), "{name}: {all}");
    }
}

#[test]
fn a_variable_that_is_only_asked_for_is_removed_if_its_name_looks_like_a_credential() {
    #[derive(Config)]
    #[allow(dead_code, reason = "only its schema is read")]
    struct Presence {
        #[config(is_set, env = "STRIPE_API_KEY", renamed_from = "STRIPE_TOKEN")]
        pays: bool,
        #[config(is_set, fallback = "LEGACY_PASSWORD")]
        legacy: bool,
        #[config(is_set)]
        no_color: bool,
        #[config(is_set, not_secret)]
        csrf_token: bool,
    }
    let mut command = Command::new("env");
    Presence::SCHEMA.withhold(&mut command);
    let removed: Vec<&str> = command.get_envs().filter_map(|(name, _)| name.to_str()).collect();
    for name in ["STRIPE_API_KEY", "STRIPE_TOKEN", "LEGACY", "LEGACY_PASSWORD"] {
        assert!(removed.contains(&name), "{name}: {removed:?}");
    }
    for name in ["NO_COLOR", "CSRF_TOKEN"] {
        assert!(!removed.contains(&name), "{name}: {removed:?}");
    }
}

#[test]
fn each_variable_that_is_sensitive_is_removed() {
    let mut command = Command::new("env");
    App::SCHEMA.withhold(&mut command);
    let removed: Vec<&str> = command.get_envs().filter_map(|(name, _)| name.to_str()).collect();
    for variable in App::SCHEMA.variables() {
        let is_removed = removed.contains(&variable.name());
        assert_eq!(is_removed, variable.kind().is_sensitive(), "{}", variable.name());
    }
    assert_eq!(removed.len(), 2 * SENSITIVE.len() + 1, "{removed:?}");
}
