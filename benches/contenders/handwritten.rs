//! The baseline: a hand-written reader in plain style, with one binding for each field.
//! It looks up every variable, collects every problem, and names only the variable.

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
    let max_items_0 = required::<u64>("APP_MAX_ITEMS_0", &mut problems);
    let verbose_0 = required::<bool>("APP_VERBOSE_0", &mut problems);
    let ratio_0 = required::<f64>("APP_RATIO_0", &mut problems);
    let region_0 = var("APP_REGION_0", &mut problems);
    let timeout_ms_0 = required::<u64>("APP_TIMEOUT_MS_0", &mut problems);
    let base_url_0 = text("APP_BASE_URL_0", &mut problems);
    let origins_0 = list("APP_ORIGINS_0", &mut problems);
    let level_0 = var("APP_LEVEL_0", &mut problems).unwrap_or_else(|| "info".to_owned());
    // end
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    Ok(AppConfig {
        // repeat
        host_0: host_0.unwrap(),
        port_0,
        max_items_0: max_items_0.unwrap(),
        verbose_0: verbose_0.unwrap(),
        ratio_0: ratio_0.unwrap(),
        region_0,
        timeout_ms_0: timeout_ms_0.unwrap(),
        base_url_0: base_url_0.unwrap(),
        origins_0: origins_0.unwrap(),
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

fn required<T: FromStr>(name: &str, problems: &mut Vec<String>) -> Option<T> {
    let known = problems.len();
    let value = optional(name, problems);
    if value.is_none() && problems.len() == known {
        problems.push(format!("{name} is not set"));
    }
    value
}

fn text(name: &str, problems: &mut Vec<String>) -> Option<String> {
    let known = problems.len();
    let value = var(name, problems);
    if value.is_none() && problems.len() == known {
        problems.push(format!("{name} is not set"));
    }
    value
}

fn list(name: &str, problems: &mut Vec<String>) -> Option<Vec<String>> {
    Some(text(name, problems)?.split(',').map(|item| item.trim().to_owned()).collect())
}
