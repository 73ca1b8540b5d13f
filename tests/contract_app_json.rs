//! `contract::app_json`: what Heroku asks for.

#![cfg(feature = "contract")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(dead_code, reason = "what counts is what is asked for")]

use factor3::resource::{Postgres, Redis};
use factor3::{Config, Hex, Schema, SecretString, contract};
use serde_json::{Value, json};

/// The members of `env`.
fn env(processes: &[(&str, &Schema)]) -> Value {
    let file: Value = serde_json::from_str(&contract::app_json(processes)).unwrap();
    assert_eq!(file.as_object().unwrap().len(), 1);
    file["env"].clone()
}

#[test]
fn single_process() {
    #[derive(Config)]
    struct App {
        /// Jobs at the same time.
        #[config(default = 4, range = 1..=64)]
        concurrency: u8,
        /// Primary database.
        database_url: Postgres,
        bucket: String,
        region: Option<String>,
        #[config(default = "")]
        features: Vec<String>,
        #[config(default_with = std::time::Duration::from_secs(5))]
        timeout: std::time::Duration,
    }

    let expected = r#"{
  "env": {
    "CONCURRENCY": {
      "description": "Jobs at the same time.\na whole number from 1 to 64 (default 4)",
      "required": false,
      "value": "4"
    },
    "DATABASE_URL": {
      "description": "Primary database.\na Postgres URL: postgres://user:password@localhost:5432/database (required)"
    },
    "BUCKET": {
      "description": "a text (required)"
    },
    "REGION": {
      "description": "a text (optional)",
      "required": false
    },
    "FEATURES": {
      "description": "a list separated by commas (empty by default)",
      "required": false
    },
    "TIMEOUT": {
      "description": "a duration: numbers with units (ms s m h d), such as 30s or 1h30m (default computed)",
      "required": false
    }
  }
}
"#;
    assert_eq!(contract::app_json(&[("web", App::SCHEMA)]), expected);
}

#[test]
fn without_variables() {
    #[derive(Config)]
    struct App {}

    assert_eq!(contract::app_json(&[("web", App::SCHEMA)]), "{\n  \"env\": {}\n}\n");
    assert_eq!(contract::app_json(&[]), "{\n  \"env\": {}\n}\n");
}

/// Heroku sets it, in each web dyno.
#[test]
fn port_is_left_out() {
    #[derive(Config)]
    struct App {
        #[config(default = 3000)]
        port: u16,
        #[config(default = 9000)]
        admin_port: u16,
    }

    let env = env(&[("web", App::SCHEMA)]);
    assert_eq!(env.as_object().unwrap().keys().collect::<Vec<_>>(), ["ADMIN_PORT"]);
}

#[test]
fn several_processes() {
    #[derive(Config)]
    struct Web {
        database_url: Postgres,
        /// Cache and job queue.
        redis_url: Redis,
        #[config(default = 10)]
        pool: u8,
    }
    #[derive(Config)]
    struct Worker {
        database_url: Postgres,
        /// Cache and job queue.
        redis_url: Redis,
        #[config(default = 2)]
        pool: u8,
        /// Jobs at the same time.
        #[config(default = 4)]
        concurrency: u8,
    }
    #[derive(Config)]
    struct Migrate {
        /// Primary database.
        database_url: Postgres,
        redis_url: Option<Redis>,
    }

    let (web, worker, migrate) =
        (("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA));
    let all = env(&[web, worker, migrate]);
    let description = |name: &str| all[name]["description"].as_str().unwrap();
    // Each stands there once, and says who reads it where not all do.
    assert_eq!(all.as_object().unwrap().len(), 4);
    assert_eq!(
        description("DATABASE_URL"),
        "Primary database.\na Postgres URL: postgres://user:password@localhost:5432/database (required)"
    );
    let redis = "a Redis URL: redis://:password@localhost:6379/0";
    assert_eq!(
        description("REDIS_URL"),
        format!(
            "Cache and job queue.\nweb: {redis} (required)\nworker: {redis} (required)\nmigrate: {redis} (optional)"
        )
    );
    assert_eq!(
        description("CONCURRENCY"),
        "Jobs at the same time.\na whole number from 0 to 255 (default 4)\nread by worker"
    );
    assert_eq!(
        description("POOL"),
        "web: a whole number from 0 to 255 (default 10)\nworker: a whole number from 0 to 255 (default 2)\n\
         read by web, worker"
    );
    // The whole app needs what one process needs.
    assert_eq!(all["REDIS_URL"].get("required"), None);
    // Their defaults differ, so that no value is that of both.
    assert_eq!((&all["POOL"]["required"], all["POOL"].get("value")), (&json!(false), None));
    assert_eq!(all["CONCURRENCY"]["value"], "4");
}

#[test]
fn secrets_that_heroku_makes() {
    #[derive(Config)]
    struct App {
        #[config(generate = "openssl rand -hex 32")]
        session_secret: SecretString,
        #[config(generate = "openssl rand -hex 32", min_len = 32)]
        cookie_secret: SecretString,
        /// Longer than what it may be.
        #[config(generate = "openssl rand -hex 64", min_len = 64)]
        long_secret: SecretString,
        /// No hexadecimal of that length.
        #[config(generate = "openssl rand -hex 16")]
        encryption_key: Hex<16>,
        /// Nobody says how.
        stripe_api_key: SecretString,
        /// Whether it is there is up to a person.
        #[config(generate = "openssl rand -hex 32")]
        metrics_token: Option<SecretString>,
    }

    let env = env(&[("web", App::SCHEMA)]);
    for (name, variable) in env.as_object().unwrap() {
        let is_made = matches!(name.as_str(), "SESSION_SECRET" | "COOKIE_SECRET");
        assert_eq!(variable.get("generator"), is_made.then_some(&json!("secret")), "{name}");
        assert_eq!(variable.get("value"), None, "{name}");
        let is_declared = name != "STRIPE_API_KEY";
        let description = variable["description"].as_str().unwrap();
        assert_eq!(description.contains("make one with: openssl rand -hex"), is_declared, "{name}");
    }
    assert_eq!(env["METRICS_TOKEN"]["required"], false);
}

/// What may hold a credential is left to a person, also where the code has a default for development.
#[test]
fn a_resource_has_no_value() {
    #[derive(Config)]
    struct App {
        #[config(default = "redis://localhost")]
        redis_url: Redis,
    }

    let expected = json!({
        "description": "a Redis URL: redis://:password@localhost:6379/0 (default redis://localhost)",
        "required": false,
    });
    assert_eq!(env(&[("web", App::SCHEMA)])["REDIS_URL"], expected);
    let container: Value = serde_json::from_str(&contract::devcontainer(&[("web", App::SCHEMA)])).unwrap();
    assert_eq!(container["containerEnv"], json!({}));
}

/// The values that it sets change nothing: not in an optional struct, a group, or beside an old name.
#[test]
fn values_change_nothing() {
    #[derive(Debug, PartialEq, Config)]
    #[config(secret_files)]
    struct Smtp {
        host: String,
        #[config(default = 25)]
        port: u16,
    }
    #[derive(Debug, PartialEq, Config)]
    #[config(one_of(host, socket))]
    struct App {
        #[config(default = "info")]
        log: String,
        host: Option<String>,
        #[config(default = "/run/app")]
        socket: String,
        #[config(default = 3000, requires(certificate))]
        https: u16,
        certificate: Option<String>,
        #[config(default = 10, renamed_from = "POOL_SIZE")]
        pool: u8,
        #[config(flatten, prefix = "SMTP_")]
        smtp: Option<Smtp>,
    }

    let env = env(&[("web", App::SCHEMA)]);
    let set: Vec<(String, String)> = env
        .as_object()
        .unwrap()
        .iter()
        .filter_map(|(name, variable)| Some((name.clone(), variable.get("value")?.as_str()?.to_owned())))
        .collect();
    assert_eq!(set, [("LOG".to_owned(), "info".to_owned())]);

    let given = [("HOST".to_owned(), "db".to_owned()), ("POOL_SIZE".to_owned(), "3".to_owned())];
    let without = App::from_vars(given.clone()).unwrap();
    assert_eq!(App::from_vars(given.clone().into_iter().chain(set)).unwrap(), without);
    // As it would be with all defaults.
    for name in ["SOCKET", "HTTPS", "POOL", "SMTP_PORT"] {
        let value = [(name.to_owned(), "1".to_owned())];
        assert!(App::from_vars(given.clone().into_iter().chain(value)).is_err(), "{name}");
    }

    let description = |name: &str| env[name]["description"].as_str().unwrap();
    assert_eq!(description("SMTP_HOST"), "a text (required with SMTP_*)");
    assert_eq!(env["SMTP_HOST"]["required"], false);
    assert_eq!(description("POOL"), "a whole number from 0 to 255 (default 10)\nformerly POOL_SIZE");
    assert_eq!(description("HOST"), "a text (optional)\nexactly one of HOST, SOCKET is set");
}

#[test]
fn texts_are_as_they_are_declared() {
    #[derive(Config)]
    #[config(secret_files)]
    struct App {
        #[doc = "Says \"no\"\nor `yes`: ${X} \\ 漢"]
        #[config(default = "a\"b\n${X} \\ 漢")]
        greeting: String,
        /// Signs.
        #[config(renamed_from = "KEY")]
        signing_key: SecretString,
    }

    let env = env(&[("web", App::SCHEMA)]);
    assert_eq!(env["GREETING"]["value"], "a\"b\n${X} \\ 漢");
    let description = env["GREETING"]["description"].as_str().unwrap();
    // A default stays on its line.
    assert_eq!(description, "Says \"no\"\nor `yes`: ${X} \\ 漢\na text (default a\"b\\n${X} \\ 漢)");
    assert_eq!(
        env["SIGNING_KEY"]["description"],
        "Signs.\na secret (required)\nor the file that SIGNING_KEY_FILE names\nformerly KEY"
    );
}
