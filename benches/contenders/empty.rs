//! Reads nothing: what any binary costs.

pub struct AppConfig;

pub fn load() -> Result<AppConfig, String> {
    Ok(AppConfig)
}
