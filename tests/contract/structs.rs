//! Structs whose contracts are compared in full.

#![allow(dead_code, reason = "the tests look only at the schemas")]

use std::time::Duration;

use factor3::resource::{Postgres, Redis};
use factor3::{Config, SecretString};

/// Every feature of a single variable.
#[derive(Config)]
pub(crate) struct App {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Primary database.
    ///
    /// DATABASE_URL=not-a-variable | not a cell
    database_url: Postgres,
    /// Cache.
    #[config(default = "redis://localhost")]
    redis_url: Redis,
    #[config(generate = "openssl rand -hex 32", min_len = 32)]
    session_key: SecretString,
    /// What a visitor is <b>greeted</b> with.
    #[config(default = "it's\n\"you\"")]
    greeting: String,
    #[config(default = "$5 # a month", example = "$7")]
    price: String,
    #[config(default = "it's $5 | 6")]
    offer: String,
    #[config(default = "")]
    suffix: String,
    #[config(default_with = 2 * 2)]
    threads: usize,
    timeout: Option<Duration>,
    #[config(allow_empty)]
    title: String,
}

/// Variables that depend on each other or that have other sources.
#[derive(Config)]
#[config(secret_files, one_of(smtp, mail_api_key, trace), all_or_none(user, password))]
pub(crate) struct Mail {
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
    #[config(renamed_from = "MAIL_KEY", renamed_from = "KEY")]
    mail_api_key: Option<SecretString>,
    #[config(flatten)]
    trace: Option<Trace>,
    user: Option<String>,
    password: Option<SecretString>,
    #[config(default = true, renamed_from = "no_mail")]
    dry_run: bool,
    #[config(required_if(dry_run = false), required_if(user), conflicts(reply_to), requires(user))]
    sender: Option<String>,
    reply_to: Option<String>,
    #[config(flatten, prefix = "PROXY_")]
    proxy: Option<Proxy>,
}

#[derive(Config)]
#[config(one_of(host, socket))]
struct Smtp {
    host: Option<String>,
    socket: Option<String>,
    #[config(default = 25)]
    port: u16,
    from: String,
}

#[derive(Config)]
struct Trace {
    trace_host: String,
    trace_port: u16,
}

#[derive(Config)]
struct Proxy {
    host: String,
}

/// A process that shares some variables with [`Worker`] and declares others differently.
#[derive(Config)]
pub(crate) struct Web {
    /// How much is logged.
    #[config(default = "info")]
    log: String,
    /// Primary database.
    database_url: Postgres,
    port: u16,
    queue: Option<String>,
}

#[derive(Config)]
#[config(one_of(queue, topic))]
pub(crate) struct Worker {
    /// How much is logged.
    #[config(default = "warn")]
    log: String,
    /// Primary database.
    database_url: Postgres,
    queue: Option<String>,
    topic: Option<String>,
}

#[derive(Config)]
pub(crate) struct Migrate {
    /// The database whose schema is changed.
    database_url: Postgres,
    log: Option<u8>,
    steps: Option<u8>,
}

/// Two fields that read the same variable, one of them more strictly.
#[derive(Config)]
pub(crate) struct Twice {
    #[config(flatten)]
    cache: Option<Cache>,
    #[config(shared)]
    region: String,
}

#[derive(Config)]
struct Cache {
    #[config(shared)]
    region: String,
    cache_host: String,
}

#[derive(Config)]
pub(crate) struct Once {
    region: String,
}
