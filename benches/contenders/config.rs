//@ config = { version = "=0.15.27", default-features = false }
//@ serde = { version = "=1.0.229", features = ["derive"] }

use config::{Config, Environment};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
pub struct AppConfig {
    // repeat
    pub host_0: String,
    #[serde(default = "port")]
    pub port_0: u16,
    pub max_items_0: u64,
    pub verbose_0: bool,
    pub ratio_0: f64,
    pub region_0: Option<String>,
    pub timeout_ms_0: u64,
    pub base_url_0: String,
    #[serde(deserialize_with = "list")]
    pub origins_0: Vec<String>,
    #[serde(default = "level")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    Config::builder()
        .add_source(Environment::with_prefix("APP"))
        .build()
        .and_then(Config::try_deserialize)
        .map_err(|error| error.to_string())
}

fn port() -> u16 {
    3000
}

fn level() -> String {
    "info".to_owned()
}

/// Reads a list from one variable, which the crate does not do by itself.
fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(text.split(',').map(|item| item.trim().to_owned()).collect())
}
