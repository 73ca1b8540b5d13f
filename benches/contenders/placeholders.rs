//! A reader like `handwritten`, with a placeholder for a missing value instead of an `Option`. Each type needs a `Default`.
//! The compiler gets less code, but a reader that forgets the check below runs with placeholders.

use std::env::{self, VarError};
use std::str::FromStr;

pub struct AppConfig {
    // repeat
    pub host_0: String,
    pub port_0: u16,
    pub max_items_0: u64,
    pub verbose_0: bool,
    pub ratio_0: f64,
    pub region_0: Option<String>,
    pub timeout_ms_0: u64,
    pub base_url_0: String,
    pub origins_0: Vec<String>,
    pub level_0: String,
    // end
}

pub fn load() -> Result<AppConfig, String> {
    let mut problems: Vec<String> = Vec::new();
    // repeat
    let host_0 = text("APP_HOST_0", &mut problems);
    let port_0 = optional("APP_PORT_0", &mut problems).unwrap_or(3000);
    let max_items_0 = required("APP_MAX_ITEMS_0", &mut problems);
    let verbose_0 = required("APP_VERBOSE_0", &mut problems);
    let ratio_0 = required("APP_RATIO_0", &mut problems);
    let region_0 = var("APP_REGION_0", &mut problems);
    let timeout_ms_0 = required("APP_TIMEOUT_MS_0", &mut problems);
    let base_url_0 = text("APP_BASE_URL_0", &mut problems);
    let origins_0 = list("APP_ORIGINS_0", &mut problems);
    let level_0 = var("APP_LEVEL_0", &mut problems).unwrap_or_else(|| "info".to_owned());
    // end
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    Ok(AppConfig {
        // repeat
        host_0,
        port_0,
        max_items_0,
        verbose_0,
        ratio_0,
        region_0,
        timeout_ms_0,
        base_url_0,
        origins_0,
        level_0,
        // end
    })
}

fn var(name: &str, problems: &mut Vec<String>) -> Option<String> {
    match env::var(name) {
        Ok(text) => Some(text),
        Err(VarError::NotPresent) => None,
        Err(VarError::NotUnicode(_)) => {
            problems.push(format!("{name} is not Unicode"));
            None
        }
    }
}

fn optional<T: FromStr>(name: &str, problems: &mut Vec<String>) -> Option<T> {
    let text = var(name, problems)?;
    let value = text.parse().ok();
    if value.is_none() {
        problems.push(format!("{name} is not valid"));
    }
    value
}

fn required<T: FromStr + Default>(name: &str, problems: &mut Vec<String>) -> T {
    let known = problems.len();
    let value = optional(name, problems);
    if value.is_none() && problems.len() == known {
        problems.push(format!("{name} is not set"));
    }
    value.unwrap_or_default()
}

fn text(name: &str, problems: &mut Vec<String>) -> String {
    let known = problems.len();
    let value = var(name, problems);
    if value.is_none() && problems.len() == known {
        problems.push(format!("{name} is not set"));
    }
    value.unwrap_or_default()
}

fn list(name: &str, problems: &mut Vec<String>) -> Vec<String> {
    text(name, problems).split(',').map(|item| item.trim().to_owned()).collect()
}
