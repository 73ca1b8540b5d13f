//! `contract::devcontainer`: the members `secrets` and `containerEnv`.

#![allow(dead_code, reason = "the tests look at what the file says")]

use crate::contract_of;
use factor3::contract::Contract;
use factor3::resource::{Postgres, Redis};
use factor3::{Config, SecretString};
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
      "description": "Primary database.\na PostgreSQL URL: postgres://user:password@localhost:5432/database (required)\nor the file that DATABASE_URL_FILE names"
    },
    "SESSION_SECRET": {
      "description": "Signs the sessions.\na secret (required)\nmake one with: openssl rand -hex 32\nor the file that SESSION_SECRET_FILE names\nformerly SECRET"
    }
  },
  "containerEnv": {
    "PORT": "${localEnv:PORT}",
    "BUCKET": "${localEnv:BUCKET}",
    "REGION": "${localEnv:REGION}",
    "FEATURES": "${localEnv:FEATURES}"
  }
}
"#;
    assert_eq!(Contract::new("shop").process("web", App::SCHEMA).devcontainer(), expected);
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
    "PORT": "${localEnv:PORT}",
    "CONCURRENCY": "${localEnv:CONCURRENCY}"
  }
}
"#;
    let processes = [("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];
    assert_eq!(contract_of("shop", &processes).devcontainer(), expected);
}

/// The values in the file do not change what loads on a machine without these variables.
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

    let file: Value =
        serde_json::from_str(&Contract::new("shop").process("web", App::SCHEMA).devcontainer()).unwrap();
    let expected = json!({
        "LOG": "${localEnv:LOG}",
        "HOST": "${localEnv:HOST}",
        "SOCKET": "${localEnv:SOCKET}",
        "POOL": "${localEnv:POOL}",
        "REPLACED": "${localEnv:REPLACED}",
        "KEPT": "${localEnv:KEPT}",
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
