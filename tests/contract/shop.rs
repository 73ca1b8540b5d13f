//! The processes of a shop, and a struct with every feature for which it matters whether a variable is set.

#![allow(dead_code, reason = "the tests look only at the schema")]

use factor3::{Config, Schema, SecretString, resource::Postgres};

pub(crate) const PROCESSES: &[(&str, &Schema)] =
    &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];

#[derive(Config)]
pub(crate) struct Web {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Public address of the shop,
    /// without a slash at its end.
    base_url: String,
    /// Orders and customers.
    database_url: Postgres,
    /// Signs the cookies.
    #[config(generate = "openssl rand -hex 32")]
    cookie_secret: SecretString,
    /// Shown above all pages.
    notice: Option<String>,
    #[config(default_with = String::from("plain"))]
    theme: String,
}

#[derive(Config)]
pub(crate) struct Worker {
    /// Orders and customers.
    database_url: Postgres,
    /// How many jobs run at once.
    #[config(default = 4)]
    jobs: u8,
}

#[derive(Config)]
pub(crate) struct Migrate {
    /// Orders and customers.
    database_url: Postgres,
    /// How many jobs run at once.
    #[config(default = 1)]
    jobs: u8,
}

#[derive(Config)]
#[config(secret_files, one_of(socket, address))]
pub(crate) struct Matters {
    #[config(renamed_from = "LEVEL", default = "info")]
    log_level: String,
    #[config(renamed_from = "APP_TOKEN")]
    token: SecretString,
    #[config(default = "/run/app")]
    socket: String,
    address: Option<String>,
    #[config(allow_empty)]
    path_prefix: String,
    #[config(allow_empty, default = "a \"b\" ${c}")]
    mode: String,
    #[config(allow_empty)]
    pin: Option<SecretString>,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
    #[config(env = "NO")]
    number: u8,
}

#[derive(Config)]
pub(crate) struct Smtp {
    host: String,
    #[config(default = 25)]
    port: u16,
    password: SecretString,
}
