//@ envy = "=0.4.2"
//@ serde = { version = "=1.0.229", features = ["derive"] }

use serde::Deserialize;

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
    pub origins_0: Vec<String>,
    #[serde(default = "level")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    envy::prefixed("APP_").from_env().map_err(|error| error.to_string())
}

fn port() -> u16 {
    3000
}

fn level() -> String {
    "info".to_owned()
}
