//@ factor3 = { path = "{root}", default-features = false }

use factor3::Config;

#[derive(Config)]
#[config(prefix = "APP_")]
pub struct AppConfig {
    // repeat
    pub host_0: String,
    #[config(default = 3000)]
    pub port_0: u16,
    pub max_items_0: u64,
    pub verbose_0: bool,
    pub ratio_0: f64,
    pub region_0: Option<String>,
    pub timeout_ms_0: u64,
    pub base_url_0: String,
    pub origins_0: Vec<String>,
    #[config(default = "info")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    AppConfig::from_env().map_err(|error| error.to_string())
}
