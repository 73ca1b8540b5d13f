//@ clap = { version = "=4.6.9", features = ["derive", "env"] }

use clap::{ArgAction, Parser};

#[derive(Parser)]
pub struct AppConfig {
    // repeat
    #[arg(long, env = "APP_HOST_0")]
    pub host_0: String,
    #[arg(long, env = "APP_PORT_0", default_value_t = 3000)]
    pub port_0: u16,
    #[arg(long, env = "APP_MAX_ITEMS_0")]
    pub max_items_0: u64,
    #[arg(long, env = "APP_VERBOSE_0", action = ArgAction::Set)]
    pub verbose_0: bool,
    #[arg(long, env = "APP_RATIO_0")]
    pub ratio_0: f64,
    #[arg(long, env = "APP_REGION_0")]
    pub region_0: Option<String>,
    #[arg(long, env = "APP_TIMEOUT_MS_0")]
    pub timeout_ms_0: u64,
    #[arg(long, env = "APP_BASE_URL_0")]
    pub base_url_0: String,
    #[arg(long, env = "APP_ORIGINS_0", value_delimiter = ',', required = true)]
    pub origins_0: Vec<String>,
    #[arg(long, env = "APP_LEVEL_0", default_value = "info")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    AppConfig::try_parse_from(["app"]).map_err(|error| error.to_string())
}
