//! factor3 (feature `dotenv`) adds a layer after the process environment, and does not change that environment.

use factor3::{Config, Env};

#[derive(Debug, Config)]
pub struct AppConfig {
    /// Port the web process binds.
    pub port: u16,
    /// Shown on the first page.
    pub motd: String,
}

pub fn load() -> AppConfig {
    AppConfig::load_or_exit(&Env::process().or(Env::dotenv(".env"))).config
}
