//! `contract::devcontainer`: `secrets` and `containerEnv`.

#![cfg(feature = "contract")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]
#![allow(dead_code, reason = "what counts is what the file says")]

use factor3::resource::{Postgres, Redis};
use factor3::{Config, SecretString, contract};
use serde_json::{Value, json};

#[test]
fn single_process() {
    #[derive(Config)]
    #[config(secret_files)]
    struct App {
        /// Port the web process binds.
        #[config(default = 3000)]
        port: u16,
        /// Primary database.
        database_url: Postgres,
        /// Where uploads go.
        bucket: String,
        region: Option<String>,
        #[config(default = "")]
        features: Vec<String>,
        /// Signs the sessions.
        #[config(generate = "openssl rand -hex 32", renamed_from = "SECRET")]
        session_secret: SecretString,
    }

    let expected = r#"{
  "secrets": {
    "DATABASE_URL": {
      "description": "Primary database.\na Postgres URL: postgres://user:password@localhost:5432/database (required)\nor the file that DATABASE_URL_FILE names"
    },
    "SESSION_SECRET": {
      "description": "Signs the sessions.\na secret (required)\nmake one with: openssl rand -hex 32\nor the file that SESSION_SECRET_FILE names\nformerly SECRET"
    }
  },
  "containerEnv": {
    "PORT": "3000",
    "BUCKET": "${localEnv:BUCKET}",
    "REGION": "${localEnv:REGION}",
    "FEATURES": ""
  }
}
"#;
    assert_eq!(contract::devcontainer(&[("web", App::SCHEMA)]), expected);
}

#[test]
fn several_processes() {
    #[derive(Config)]
    struct Web {
        redis_url: Redis,
        #[config(default = 3000)]
        port: u16,
    }
    #[derive(Config)]
    struct Worker {
        redis_url: Redis,
        #[config(default = 4)]
        concurrency: u8,
    }
    #[derive(Config)]
    struct Migrate {
        admin_password: SecretString,
    }

    let expected = r#"{
  "secrets": {
    "REDIS_URL": {
      "description": "a Redis URL: redis://:password@localhost:6379/0 (required)\nread by web, worker"
    },
    "ADMIN_PASSWORD": {
      "description": "a secret (required)\nread by migrate"
    }
  },
  "containerEnv": {
    "PORT": "3000",
    "CONCURRENCY": "4"
  }
}
"#;
    let processes = [("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];
    assert_eq!(contract::devcontainer(&processes), expected);
}

/// What stands there changes nothing, on a machine that has none of the variables.
#[test]
fn values_change_nothing() {
    #[derive(Debug, PartialEq, Config)]
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
        #[config(default = 10, renamed_from = "POOL_SIZE")]
        pool: u8,
        #[config(allow_empty)]
        motto: Option<String>,
        #[config(default = "x", allow_empty)]
        suffix: String,
        #[config(default = "${localWorkspaceFolder}/a")]
        replaced: String,
        #[config(default = "${X}")]
        kept: String,
        home: Option<String>,
        #[config(flatten, prefix = "SMTP_")]
        smtp: Option<Smtp>,
    }

    let file: Value = serde_json::from_str(&contract::devcontainer(&[("web", App::SCHEMA)])).unwrap();
    let expected = json!({
        "LOG": "info",
        "HOST": "${localEnv:HOST}",
        "SOCKET": "${localEnv:SOCKET}",
        "POOL": "${localEnv:POOL}",
        "SUFFIX": "x",
        "KEPT": "${X}",
        "SMTP_HOST": "${localEnv:SMTP_HOST}",
        "SMTP_PORT": "${localEnv:SMTP_PORT}",
    });
    assert_eq!(file, json!({ "secrets": {}, "containerEnv": expected }));

    let on_that_machine = file["containerEnv"].as_object().unwrap().iter().map(|(name, value)| {
        let value = value.as_str().unwrap();
        (name.clone(), if value.starts_with("${localEnv:") { String::new() } else { value.to_owned() })
    });
    let given = [("HOST".to_owned(), "db".to_owned()), ("POOL_SIZE".to_owned(), "3".to_owned())];
    let without = App::from_vars(given.clone()).unwrap();
    assert_eq!(App::from_vars(given.into_iter().chain(on_that_machine)).unwrap(), without);
    assert_eq!((without.motto, without.smtp, without.pool), (None, None, 3));
}
