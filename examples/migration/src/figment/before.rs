//! The config of the application with figment.

use figment::Figment;
use figment::providers::Env;
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
    pub mail: Mail,
}

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

pub fn load() -> figment::Result<AppConfig> {
    Figment::new().merge(Env::prefixed("APP_").split("__")).extract()
}
