//@ envconfig = "=0.11.1"

use envconfig::Envconfig;

#[derive(Envconfig)]
pub struct AppConfig {
    // repeat
    #[envconfig(from = "APP_HOST_0")]
    pub host_0: String,
    #[envconfig(from = "APP_PORT_0", default = "3000")]
    pub port_0: u16,
    #[envconfig(from = "APP_MAX_ITEMS_0")]
    pub max_items_0: u64,
    #[envconfig(from = "APP_VERBOSE_0")]
    pub verbose_0: bool,
    #[envconfig(from = "APP_RATIO_0")]
    pub ratio_0: f64,
    #[envconfig(from = "APP_REGION_0")]
    pub region_0: Option<String>,
    #[envconfig(from = "APP_TIMEOUT_MS_0")]
    pub timeout_ms_0: u64,
    #[envconfig(from = "APP_BASE_URL_0")]
    pub base_url_0: String,
    #[envconfig(from = "APP_ORIGINS_0")]
    pub origins_0: Origins,
    #[envconfig(from = "APP_LEVEL_0", default = "info")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    AppConfig::init_from_env().map_err(|error| error.to_string())
}

/// A list, which envconfig does not have.
pub struct Origins(Vec<String>);

impl std::str::FromStr for Origins {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.split(',').map(|item| item.trim().to_owned()).collect()))
    }
}

impl std::ops::Deref for Origins {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}
