//! `contract::systemd`: drop-in files.

#![allow(dead_code, reason = "the tests look at what the file says")]

use crate::contract_of;
use factor3::contract::Contract;
use factor3::resource::{Postgres, Redis};
use factor3::{Config, Schema, SecretString};

#[test]
fn single_process() {
    #[derive(Config)]
    struct Smtp {
        host: String,
        password: SecretString,
    }
    #[derive(Config)]
    #[config(secret_files, all_or_none(cert, key))]
    struct App {
        /// Port the web process binds.
        #[config(default = 3000)]
        port: u16,
        /// Where uploads go.
        bucket: String,
        /// Greets.
        ///
        /// Politely.
        #[config(default = "100% \"$X\"\n", renamed_from = "HELLO")]
        greeting: String,
        /// Signs the sessions.
        #[config(generate = "openssl rand -hex 32")]
        session_secret: SecretString,
        metrics_token: Option<SecretString>,
        cert: Option<String>,
        key: Option<SecretString>,
        #[config(flatten, prefix = "SMTP_")]
        smtp: Option<Smtp>,
    }

    let expected = r#"# A line that begins with # sets nothing: fill in the required ones and remove their #, unless the unit sets them.
# To check the environment before each start: ExecStartPre=/usr/bin/env FACTOR3=check PROGRAM

# /etc/systemd/system/shop.service.d/factor3.conf
[Service]

# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
#Environment="PORT=3000"

# Where uploads go.
# text (required)
#Environment="BUCKET="

# Greets.
#
# Politely.
# text (default 100% "$X"\n)
# formerly HELLO
#Environment="GREETING=100%% \"$X\"\n"

# Signs the sessions.
# a secret (required)
# make one with: openssl rand -hex 32
# or the file that SESSION_SECRET_FILE names
LoadCredential=SESSION_SECRET:/etc/credstore/shop/SESSION_SECRET

# a secret (optional)
# or the file that METRICS_TOKEN_FILE names
#LoadCredential=METRICS_TOKEN:/etc/credstore/shop/METRICS_TOKEN

# text (optional)
# all of CERT, KEY are set, or none
#Environment="CERT="

# a secret (optional)
# or the file that KEY_FILE names
#LoadCredential=KEY:/etc/credstore/shop/KEY

# text (required if any SMTP_* is set)
#Environment="SMTP_HOST="

# a secret (required if any SMTP_* is set)
# or the file that SMTP_PASSWORD_FILE names
#LoadCredential=SMTP_PASSWORD:/etc/credstore/shop/SMTP_PASSWORD
"#;
    assert_eq!(Contract::new("shop").process("web", App::SCHEMA).systemd(), expected);
}

#[test]
fn several_processes() {
    #[derive(Config)]
    struct Web {
        /// Primary database.
        database_url: Postgres,
        redis_url: Redis,
        #[config(default = 3000)]
        port: u16,
    }
    #[derive(Config)]
    struct Worker {
        database_url: Postgres,
        redis_url: Redis,
        stripe_api_key: Option<SecretString>,
    }
    #[derive(Config)]
    struct Migrate {
        database_url: Postgres,
    }

    let expected = r#"# A line that begins with # sets nothing: fill in the required ones and remove their #, unless the unit sets them.
# To check the environment before each start: ExecStartPre=/usr/bin/env FACTOR3=check PROGRAM

# /etc/systemd/system/shop-.service.d/factor3.conf
# Read by web, worker, migrate
[Service]

# Put these into the file below, which only root can read: every user can read over D-Bus what a unit sets.
#
# DATABASE_URL=
# Primary database.
# a PostgreSQL URL: postgres://user:password@localhost:5432/database (required)
EnvironmentFile=/etc/shop/secrets.env

# /etc/systemd/system/shop-web.service.d/factor3-web-worker.conf
# /etc/systemd/system/shop-worker.service.d/factor3-web-worker.conf
# Read by web, worker
[Service]

# Put these into the file below, which only root can read: every user can read over D-Bus what a unit sets.
#
# REDIS_URL=
# a Redis URL: redis://:password@localhost:6379/0 (required)
EnvironmentFile=/etc/shop/secrets-web-worker.env

# /etc/systemd/system/shop-web.service.d/factor3-web.conf
# Read by web
[Service]

# a whole number from 0 to 65535 (default 3000)
#Environment="PORT=3000"

# /etc/systemd/system/shop-worker.service.d/factor3-worker.conf
# Read by worker
[Service]

# Put these into the file below, which only root can read: every user can read over D-Bus what a unit sets.
#
# STRIPE_API_KEY=
# a secret (optional)
EnvironmentFile=-/etc/shop/secrets-worker.env
"#;
    let processes = [("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];
    assert_eq!(contract_of("shop", &processes).systemd(), expected);
}

/// If one struct reads a secret from files and another does not, a credential would reach only the first.
#[test]
fn a_credential_reaches_all_or_none() {
    #[derive(Config)]
    #[config(secret_files)]
    struct Web {
        database_url: Postgres,
    }
    #[derive(Config)]
    struct Worker {
        database_url: Postgres,
    }

    let both = Contract::new("shop").process("web", Web::SCHEMA).process("worker", Worker::SCHEMA).systemd();
    assert!(both.contains("\nEnvironmentFile=/etc/shop/secrets.env\n"), "{both}");
    assert!(!both.contains("LoadCredential"), "{both}");
}

/// A unit does not start without the file of a credential.
#[test]
fn a_credential_that_another_name_may_give_is_a_comment() {
    #[derive(Config)]
    #[config(secret_files)]
    struct Web {
        #[config(fallback = "POSTGRES_URL")]
        database_url: Postgres,
        #[config(renamed_from = "SECRET")]
        session_secret: SecretString,
        token: Option<SecretString>,
        api_key: SecretString,
    }

    let text = Contract::new("shop").process("web", Web::SCHEMA).systemd();
    let credentials: Vec<&str> = text.lines().filter(|line| line.contains("LoadCredential=")).collect();
    assert_eq!(
        credentials,
        [
            "#LoadCredential=DATABASE_URL:/etc/credstore/shop/DATABASE_URL",
            "#LoadCredential=SESSION_SECRET:/etc/credstore/shop/SESSION_SECRET",
            "#LoadCredential=TOKEN:/etc/credstore/shop/TOKEN",
            "LoadCredential=API_KEY:/etc/credstore/shop/API_KEY",
        ]
    );
}

/// systemd ignores an assignment with such a text.
#[test]
fn a_default_that_systemd_refuses_is_omitted() {
    #[derive(Config)]
    struct Web {
        #[config(default = "a\0b")]
        nul: String,
        #[config(default = "\0")]
        only_nul: String,
        #[config(default = "a\u{fffe}b")]
        noncharacter: String,
        #[config(default = "a\u{1}b")]
        control: String,
    }

    let text = Contract::new("shop").process("web", Web::SCHEMA).systemd();
    let settings: Vec<&str> = text.lines().filter(|line| line.starts_with("#Environment=")).collect();
    assert_eq!(
        settings,
        [
            "#Environment=\"NUL=\"", "#Environment=\"ONLY_NUL=\"", "#Environment=\"NONCHARACTER=\"",
            "#Environment=\"CONTROL=a\\u0001b\"",
        ]
    );
}

#[test]
fn names_of_units() {
    #[derive(Config)]
    struct Web {
        #[config(default = 3000)]
        port: u16,
    }
    #[derive(Config)]
    struct Worker {
        #[config(default = 4)]
        concurrency: u8,
    }

    // As `introspect = false` and `introspect = "SHOP_ASK"` declare.
    const WEB: &Schema = &Web::SCHEMA.introspect(None);
    const WORKER: &Schema = &Worker::SCHEMA.introspect(Some("SHOP_ASK"));
    let path = |app: &str| {
        let text = Contract::new(app).process("web", WEB).systemd();
        text.lines().nth(2).unwrap_or_default().to_owned()
    };
    let unit = |unit: &str| format!("# /etc/systemd/system/{unit}.service.d/factor3.conf");
    assert_eq!(path("my-shop_2.0"), unit("my-shop_2.0"));
    assert_eq!(path("a shop/%h@\n"), unit("a-shop--h"));
    // `shop-.service` would apply to all units whose names begin with `shop-`.
    assert_eq!(path("../shop-"), unit("shop"));
    assert_eq!(path("漢字"), unit("app"));
    assert_eq!(path(""), unit("app"));

    let two = Contract::new("shop").process("web 1\n", WEB).process("worker", WORKER).systemd();
    let expected = r#"# A line that begins with # sets nothing: fill in the required ones and remove their #, unless the unit sets them.
# To check the environment before each start: ExecStartPre=/usr/bin/env SHOP_ASK=check PROGRAM

# /etc/systemd/system/shop-web-1.service.d/factor3-web-1.conf
# Read by web 1\n
[Service]
"#;
    assert!(two.starts_with(expected), "{two}");
}
