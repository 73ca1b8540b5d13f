//! The config of the application with config.

use config::{Config, ConfigError, Environment};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct AppConfig {
    pub public_host: String,
    pub port: u16,
    pub maintenance: bool,
    pub region: Option<String>,
    pub allowed_origins: Vec<String>,
    pub request_timeout_secs: u64,
    pub log_level: LogLevel,
    pub database_url: String,
    pub stripe_api_key: String,
    pub mail: Mail,
}

#[derive(Debug, Deserialize)]
pub struct Mail {
    pub host: String,
    pub port: u16,
    pub password: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
}

pub fn environment() -> Environment {
    Environment::with_prefix("APP")
        .prefix_separator("_")
        .separator("__")
        .try_parsing(true)
        .list_separator(",")
        .with_list_parse_key("allowed_origins")
}

pub fn load(environment: Environment) -> Result<AppConfig, ConfigError> {
    Config::builder()
        .set_default("port", 3000)?
        .set_default("maintenance", false)?
        .set_default("request_timeout_secs", 30)?
        .set_default("log_level", "info")?
        .set_default("mail.port", 587)?
        .add_source(environment)
        .build()?
        .try_deserialize()
}
