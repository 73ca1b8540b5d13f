//! `rustdoc.rs` compares the documentation of this file.

#![deny(warnings, missing_docs, rustdoc::all, clippy::pedantic)]
#![allow(dead_code)]

use std::collections::BTreeMap;

use factor3::resource::Postgres;
use factor3::{Config, SecretString};

/// Outbound mail.
#[derive(Debug, Config)]
pub struct Mail {
    /// Host of the relay.
    pub host: String,
}

/// Everything that varies between deploys.
#[derive(Debug, Config)]
#[config(prefix = "APP_")]
pub struct App<T: factor3::FromEnvStr> {
    /// Port that `web` binds,
    /// behind the router.
    ///
    /// Not in the table.
    #[config(default = 3000)]
    pub port: u16,
    /// Primary database.
    #[config(no_prefix)]
    pub database_url: Postgres,
    /// See [`Mail`], <https://example.com/a_b>, *this* | that, `a|b` & `<i>`, \[x\]. 日本
    pub stripe_api_key: Option<SecretString>,
    #[config(default = "a|b `c` <d> [Mail] [e](f) \\| \\ \n\t *g* https://h/ &amp; ~i~ ##")]
    nasty: String,
    #[config(default = "<b>[Mail]</b> | https://h.example | [x]: y")]
    tags: String,
    #[config(default = " ")]
    blank: String,
    #[config(default = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    long: String,
    #[config(default)]
    limits: BTreeMap<String, u8>,
    #[config(default = "")]
    names: Vec<String>,
    #[config(default_with = std::time::Duration::from_secs(1))]
    timeout: std::time::Duration,
    own: T,
    #[config(skip = 1)]
    skipped: u8,
    /// No mail is sent without it.
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Mail>,
    #[config(flatten, no_prefix)]
    mail: Mail,
}

/// It reads nothing.
#[derive(Debug, Config)]
pub struct Nothing {
    #[config(skip = 1)]
    skipped: u8,
}

fn main() {}
