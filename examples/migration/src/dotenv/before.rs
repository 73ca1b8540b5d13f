//! dotenvy sets variables of the process.

use std::error::Error;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct AppConfig {
    pub port: u16,
    pub motd: String,
}

pub fn load() -> Result<AppConfig, Box<dyn Error>> {
    match dotenvy::from_filename(".env") {
        Err(error) if !error.not_found() => Err(error.into()),
        _ => Ok(envy::from_env()?),
    }
}
