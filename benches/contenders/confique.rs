//@ confique = { version = "=0.4.0", default-features = false }

use confique::Config;

#[derive(Config)]
pub struct AppConfig {
    // repeat
    #[config(env = "APP_HOST_0")]
    pub host_0: String,
    #[config(env = "APP_PORT_0", default = 3000)]
    pub port_0: u16,
    #[config(env = "APP_MAX_ITEMS_0")]
    pub max_items_0: u64,
    #[config(env = "APP_VERBOSE_0")]
    pub verbose_0: bool,
    #[config(env = "APP_RATIO_0")]
    pub ratio_0: f64,
    #[config(env = "APP_REGION_0")]
    pub region_0: Option<String>,
    #[config(env = "APP_TIMEOUT_MS_0")]
    pub timeout_ms_0: u64,
    #[config(env = "APP_BASE_URL_0")]
    pub base_url_0: String,
    #[config(env = "APP_ORIGINS_0", parse_env = confique::env::parse::list_by_comma)]
    pub origins_0: Vec<String>,
    #[config(env = "APP_LEVEL_0", default = "info")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    AppConfig::builder().env().load().map_err(|error| error.to_string())
}
