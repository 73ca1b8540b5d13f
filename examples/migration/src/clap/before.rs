//! The config of the application with clap.

use clap::{Args, Parser, ValueEnum};

#[derive(Debug, Parser)]
pub struct AppConfig {
    #[arg(long, env)]
    pub public_host: String,
    #[arg(long, env, default_value_t = 3000)]
    pub port: u16,
    #[arg(long, env)]
    pub maintenance: bool,
    #[arg(long, env)]
    pub region: Option<String>,
    #[arg(long, env, value_delimiter = ',', required = true)]
    pub allowed_origins: Vec<String>,
    #[arg(long, env, default_value_t = 30)]
    pub request_timeout_secs: u64,
    #[arg(long, env, value_enum, default_value_t = LogLevel::Info)]
    pub log_level: LogLevel,
    #[arg(long, env, hide_env_values = true)]
    pub database_url: String,
    #[arg(long, env, hide_env_values = true)]
    pub stripe_api_key: String,
    #[command(flatten)]
    pub mail: Mail,
}

#[derive(Debug, Args)]
pub struct Mail {
    #[arg(long = "mail-host", env = "MAIL_HOST")]
    pub host: String,
    #[arg(id = "mail-port", long = "mail-port", env = "MAIL_PORT", default_value_t = 587)]
    pub port: u16,
    #[arg(long = "mail-password", env = "MAIL_PASSWORD", hide_env_values = true)]
    pub password: String,
}

#[derive(Clone, Debug, ValueEnum)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
}

pub fn load() -> AppConfig {
    AppConfig::parse()
}
