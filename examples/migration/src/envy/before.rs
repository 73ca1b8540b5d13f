//! The config of the application with envy.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct AppConfig {
    pub public_host: String,
    #[serde(default = "port")]
    pub port: u16,
    #[serde(default)]
    pub maintenance: bool,
    pub region: Option<String>,
    pub allowed_origins: Vec<String>,
    #[serde(default = "request_timeout_secs")]
    pub request_timeout_secs: u64,
    #[serde(default)]
    pub log_level: LogLevel,
    pub database_url: String,
    pub stripe_api_key: String,
}

/// A separate struct, because envy refuses a number under `#[serde(flatten)]`.
#[derive(Debug, Deserialize)]
pub struct Mail {
    pub host: String,
    #[serde(default = "mail_port")]
    pub port: u16,
    pub password: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    Debug,
    #[default]
    Info,
    Warn,
}

fn port() -> u16 {
    3000
}

fn request_timeout_secs() -> u64 {
    30
}

fn mail_port() -> u16 {
    587
}

pub fn load() -> Result<(AppConfig, Mail), envy::Error> {
    Ok((envy::prefixed("APP_").from_env()?, envy::prefixed("APP_MAIL_").from_env()?))
}
