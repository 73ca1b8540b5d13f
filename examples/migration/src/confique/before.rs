//! The config of the application with confique.

use confique::Config;
use confique::env::parse::list_by_comma;
use serde::Deserialize;

#[derive(Debug, Config)]
pub struct AppConfig {
    #[config(env = "PUBLIC_HOST")]
    pub public_host: String,
    #[config(env = "PORT", default = 3000)]
    pub port: u16,
    #[config(env = "MAINTENANCE", default = false)]
    pub maintenance: bool,
    #[config(env = "REGION")]
    pub region: Option<String>,
    #[config(env = "ALLOWED_ORIGINS", parse_env = list_by_comma)]
    pub allowed_origins: Vec<String>,
    #[config(env = "REQUEST_TIMEOUT_SECS", default = 30)]
    pub request_timeout_secs: u64,
    #[config(env = "LOG_LEVEL", default = "info")]
    pub log_level: LogLevel,
    #[config(env = "DATABASE_URL")]
    pub database_url: String,
    #[config(env = "STRIPE_API_KEY")]
    pub stripe_api_key: String,
    #[config(nested)]
    pub mail: Mail,
}

#[derive(Debug, Config)]
pub struct Mail {
    #[config(env = "MAIL_HOST")]
    pub host: String,
    #[config(env = "MAIL_PORT", default = 587)]
    pub port: u16,
    #[config(env = "MAIL_PASSWORD")]
    pub password: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
}

pub fn load() -> Result<AppConfig, confique::Error> {
    AppConfig::builder().env().load()
}
