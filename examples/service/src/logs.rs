//! The log: lines of JSON on stdout, and nothing else, nowhere else (factor XI).

use std::error::Error;

use lettre::transport::smtp;
use tracing::level_filters::LevelFilter;

use crate::config::LogLevel;

pub fn start(level: LogLevel) {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_max_level(level)
        .log_internal_errors(false)
        .init();
    // A panic is a line of the log too; its message may hold anything.
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!(at = panic.location().map(tracing::field::display), "panic");
    }));
}

/// What failed and how, without what it failed on: the message of a client may hold an address, or a part of what it was
/// given.
pub fn what(error: &(dyn Error + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<sqlx::Error>() {
        match error {
            sqlx::Error::Database(error) => {
                format!("database: SQLSTATE {}", error.code().unwrap_or_default())
            }
            sqlx::Error::Io(error) => format!("database: {}", error.kind()),
            sqlx::Error::PoolTimedOut => "database: no connection in time".to_owned(),
            sqlx::Error::Tls(_) => "database: TLS".to_owned(),
            _ => "database".to_owned(),
        }
    } else if let Some(error) = error.downcast_ref::<redis::RedisError>() {
        format!("queue: {}", error.category())
    } else if let Some(error) = error.downcast_ref::<smtp::Error>() {
        match error.status() {
            Some(code) => format!("mail server: {code}"),
            None if error.is_tls() => "mail server: TLS".to_owned(),
            None => "mail server".to_owned(),
        }
    } else if let Some(error) = error.downcast_ref::<std::io::Error>() {
        error.kind().to_string()
    } else if error.is::<tokio::time::error::Elapsed>() {
        "not done in time".to_owned()
    } else {
        "other".to_owned()
    }
}
