//! `Contract::app_json`: the variables that Heroku asks for.

#![expect(dead_code, reason = "the tests look at what the file asks for")]

use crate::contract_of;
use factor3::contract::Contract;
use factor3::resource::{Postgres, Redis};
use factor3::{Config, ExposeSecret, Hex, Schema, SecretBox, SecretString};
use serde_json::{Value, json};

/// The members of `env`.
fn env(processes: &[(&str, &'static Schema)]) -> Value {
    let file: Value = serde_json::from_str(&contract_of("shop", processes).app_json()).unwrap();
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
      "required": false
    },
    "DATABASE_URL": {
      "description": "Primary database.\na PostgreSQL URL: postgres://user:password@localhost:5432/database (required)"
    },
    "BUCKET": {
      "description": "text (required)"
    },
    "REGION": {
      "description": "text (optional)",
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
    assert_eq!(Contract::new("shop").process("web", App::SCHEMA).app_json(), expected);
}

#[test]
fn without_variables() {
    #[derive(Config)]
    struct App {}

    assert_eq!(Contract::new("shop").process("web", App::SCHEMA).app_json(), "{\n  \"env\": {}\n}\n");
    assert_eq!(Contract::new("shop").app_json(), "{\n  \"env\": {}\n}\n");
}

/// Heroku sets `PORT` in each web dyno.
#[test]
fn port_is_omitted() {
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
    // Each variable is listed once. If only some processes read it, the description names them.
    assert_eq!(all.as_object().unwrap().len(), 4);
    assert_eq!(
        description("DATABASE_URL"),
        "Primary database.\na PostgreSQL URL: postgres://user:password@localhost:5432/database (required)"
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
    // A variable that one process requires is required for the whole application.
    assert_eq!(all["REDIS_URL"].get("required"), None);
    // The file sets no default, so that a later default of the program takes effect.
    for name in ["POOL", "CONCURRENCY"] {
        assert_eq!((&all[name]["required"], all[name].get("value")), (&json!(false), None), "{name}");
    }
}

#[test]
fn secrets_that_heroku_generates() {
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

/// What Heroku makes would be refused.
#[test]
fn secrets_that_code_checks_are_not_generated() {
    fn starts_with_sk(secret: &SecretString) -> Result<(), &'static str> {
        if secret.expose_secret().starts_with("sk_") { Ok(()) } else { Err("it does not begin with sk_") }
    }
    fn upper(text: &str) -> Result<SecretString, &'static str> {
        if text.chars().any(char::is_lowercase) { Err("it has lower case") } else { Ok(text.into()) }
    }
    fn number(text: &str) -> Result<u32, std::num::ParseIntError> {
        text.parse()
    }

    #[derive(Config)]
    struct App {
        #[config(generate = "make one", validate = starts_with_sk)]
        checked: SecretString,
        #[config(generate = "make one", secret, value_parser = number)]
        parsed: u32,
        #[config(generate = "make one", value_parser = upper)]
        shouted: SecretString,
        #[config(generate = "make one")]
        number: SecretBox<u32>,
        #[config(generate = "make one")]
        free: SecretString,
    }
    #[derive(Config)]
    struct Checking {
        #[config(generate = "make one", validate = starts_with_sk)]
        free: SecretString,
    }

    let generated = |processes: &[(&str, &'static Schema)]| {
        let env = env(processes);
        let mut names: Vec<String> = env.as_object().unwrap().keys().cloned().collect();
        names.retain(|name| env[name].get("generator").is_some());
        names
    };
    assert_eq!(generated(&[("web", App::SCHEMA)]), ["FREE"]);
    assert!(generated(&[("web", App::SCHEMA), ("worker", Checking::SCHEMA)]).is_empty());
}

/// A URL that may contain a credential gets no value, even if the code has a default for development.
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
    let container: Value =
        serde_json::from_str(&Contract::new("shop").process("web", App::SCHEMA).devcontainer()).unwrap();
    assert_eq!(container["containerEnv"], json!({}));
}

#[test]
fn no_default_is_a_value_and_every_default_is_described() {
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
    for (name, variable) in env.as_object().unwrap() {
        // Heroku requires a variable that says nothing about it.
        assert_eq!((variable.get("value"), &variable["required"]), (None, &json!(false)), "{name}");
    }
    let description = |name: &str| env[name]["description"].as_str().unwrap();
    assert_eq!(description("LOG"), "text (default info)");
    assert_eq!(description("SMTP_HOST"), "text (required if any SMTP_* is set)");
    assert_eq!(description("POOL"), "a whole number from 0 to 255 (default 10)\nformerly POOL_SIZE");
    assert_eq!(description("HOST"), "text (optional)\nexactly one of HOST, SOCKET is set");
}

#[test]
fn texts_are_kept_as_declared() {
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
    let description = env["GREETING"]["description"].as_str().unwrap();
    // A default stays on one line.
    assert_eq!(description, "Says \"no\"\nor `yes`: ${X} \\ 漢\ntext (default a\"b\\n${X} \\ 漢)");
    assert_eq!(
        env["SIGNING_KEY"]["description"],
        "Signs.\na secret (required)\nor the file that SIGNING_KEY_FILE names\nformerly KEY"
    );
}
