//! The config of the application with envconfig.

use std::convert::Infallible;
use std::str::FromStr;

use envconfig::Envconfig;

#[derive(Debug, Envconfig)]
pub struct AppConfig {
    pub public_host: String,
    #[envconfig(default = "3000")]
    pub port: u16,
    #[envconfig(default = "false")]
    pub maintenance: bool,
    pub region: Option<String>,
    pub allowed_origins: Origins,
    #[envconfig(default = "30")]
    pub request_timeout_secs: u64,
    #[envconfig(default = "info")]
    pub log_level: LogLevel,
    pub database_url: String,
    pub stripe_api_key: String,
    #[envconfig(nested)]
    pub mail: Mail,
}

#[derive(Debug, Envconfig)]
pub struct Mail {
    #[envconfig(from = "MAIL_HOST")]
    pub host: String,
    #[envconfig(from = "MAIL_PORT", default = "587")]
    pub port: u16,
    #[envconfig(from = "MAIL_PASSWORD")]
    pub password: String,
}

#[derive(Debug)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
}

impl FromStr for LogLevel {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "debug" => Ok(Self::Debug),
            "info" => Ok(Self::Info),
            "warn" => Ok(Self::Warn),
            other => Err(format!("{other} is not a log level")),
        }
    }
}

#[derive(Debug)]
pub struct Origins(pub Vec<String>);

impl FromStr for Origins {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.split(',').map(|item| item.trim().to_owned()).collect()))
    }
}

pub fn load() -> Result<AppConfig, envconfig::Error> {
    AppConfig::init_from_env()
}
