//@ conf = { version = "=0.4.5", default-features = false }

use conf::Conf;

#[derive(Conf)]
#[conf(env_prefix = "APP_")]
pub struct AppConfig {
    // repeat
    #[conf(env)]
    pub host_0: String,
    #[conf(env, default_value = "3000")]
    pub port_0: u16,
    #[conf(env)]
    pub max_items_0: u64,
    #[conf(parameter, env)]
    pub verbose_0: bool,
    #[conf(env)]
    pub ratio_0: f64,
    #[conf(env)]
    pub region_0: Option<String>,
    #[conf(env)]
    pub timeout_ms_0: u64,
    #[conf(env)]
    pub base_url_0: String,
    #[conf(repeat, env)]
    pub origins_0: Vec<String>,
    #[conf(env, default_value = "info")]
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    AppConfig::try_parse_from::<&str, _, _>(["app"], std::env::vars_os()).map_err(|error| error.to_string())
}
