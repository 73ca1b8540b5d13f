//! With factor3 (feature `dotenv`): a layer behind the process, which stays as it is.

use factor3::{Config, Env};

#[derive(Debug, Config)]
pub struct AppConfig {
    /// Port the web process binds.
    pub port: u16,
    /// Shown on the first page.
    pub motd: String,
}

pub fn load() -> AppConfig {
    AppConfig::load_or_exit(&Env::process().or(Env::dotenv(".env")))
}
