//! The config of the application with factor3.

use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, FromEnvStr, SecretString};

/// What varies between deploys.
#[derive(Debug, Config)]
#[config(prefix = "APP_")]
pub struct AppConfig {
    /// Host name in links.
    pub public_host: String,
    /// Port the web process binds.
    #[config(default = 3000)]
    pub port: u16,
    /// Answers every request with 503.
    #[config(default = false)]
    pub maintenance: bool,
    /// Region that is shown in logs.
    pub region: Option<String>,
    /// Origins that browsers may call from.
    #[config(value_parser = origins, expected = "a list of origins: a, b")]
    pub allowed_origins: Vec<String>,
    /// How long a request may take.
    #[config(renamed_from = "REQUEST_TIMEOUT_SECS", unit = "s", default = "30s")]
    pub request_timeout: Duration,
    /// The least that is logged.
    #[config(default = "info")]
    pub log_level: LogLevel,
    /// Primary database.
    pub database_url: Postgres,
    /// Key of the payment provider.
    pub stripe_api_key: SecretString,
    #[config(flatten, prefix = "MAIL__")]
    pub mail: Mail,
}

/// Outbound mail.
#[derive(Debug, Config)]
pub struct Mail {
    /// Server that takes the mail.
    pub host: String,
    /// Port of that server.
    #[config(default = 587)]
    pub port: u16,
    /// Password for that server.
    pub password: SecretString,
}

#[derive(Debug, FromEnvStr)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
}

/// Reads a list with figment's brackets and quotes, or without. No item contains a comma.
fn origins(text: &str) -> Result<Vec<String>, &'static str> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim();
    if inner.is_empty() {
        return Ok(Vec::new());
    }
    let items = inner.strip_suffix(',').unwrap_or(inner).split(',');
    items
        .map(|item| match item.trim().trim_matches('"') {
            "" => Err("it has an empty item"),
            item => Ok(item.to_owned()),
        })
        .collect()
}

pub fn load() -> AppConfig {
    AppConfig::from_env_or_exit()
}
