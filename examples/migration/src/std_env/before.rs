//! The config of the application, read by hand.

use std::env;
use std::error::Error;
use std::fmt::Display;
use std::str::FromStr;
use std::time::Duration;

#[derive(Debug)]
pub struct AppConfig {
    pub public_host: String,
    pub cookie_domain: String,
    pub port: u16,
    pub maintenance: bool,
    pub read_only_mode: bool,
    pub region: Option<String>,
    pub git_commit: Option<String>,
    pub allowed_origins: Vec<String>,
    pub request_timeout: Duration,
    pub log_level: LogLevel,
    pub database_url: String,
    pub stripe_api_key: String,
    pub mail: Mail,
}

#[derive(Debug)]
pub struct Mail {
    pub host: String,
    pub port: u16,
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

pub fn load() -> Result<AppConfig, Box<dyn Error>> {
    let public_host = required_var("PUBLIC_HOST")?;
    Ok(AppConfig {
        cookie_domain: env::var("COOKIE_DOMAIN").unwrap_or_else(|_| public_host.clone()),
        public_host,
        port: var_parsed("PORT")?.unwrap_or(3000),
        maintenance: env::var("MAINTENANCE").is_ok_and(|text| text == "true"),
        read_only_mode: env::var_os("READ_ONLY_MODE").is_some(),
        region: env::var("REGION").ok(),
        git_commit: env::var("GIT_COMMIT").or_else(|_| env::var("HEROKU_BUILD_COMMIT")).ok(),
        allowed_origins: list("ALLOWED_ORIGINS")?,
        request_timeout: Duration::from_secs(var_parsed("REQUEST_TIMEOUT_SECS")?.unwrap_or(30)),
        log_level: env::var("LOG_LEVEL").unwrap_or_else(|_| "info".into()).parse()?,
        database_url: required_var("DATABASE_URL")?,
        stripe_api_key: env::var("STRIPE_API_KEY")?,
        mail: Mail {
            host: env::var("MAIL_HOST")?,
            port: var_parsed("MAIL_PORT")?.unwrap_or(587),
            password: required_var("MAIL_PASSWORD")?,
        },
    })
}

pub fn required_var(name: &str) -> Result<String, Box<dyn Error>> {
    env::var(name).map_err(|error| format!("{name}: {error}").into())
}

pub fn var_parsed<T: FromStr<Err: Display>>(name: &str) -> Result<Option<T>, Box<dyn Error>> {
    match env::var(name) {
        Ok(text) => text.parse().map(Some).map_err(|error| format!("{name}: {error}").into()),
        Err(_) => Ok(None),
    }
}

pub fn list(name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    Ok(required_var(name)?.split(',').map(str::trim).map(str::to_owned).collect())
}
