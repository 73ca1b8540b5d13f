//! The log: lines of JSON on stdout (factor XI).

use std::error::Error;
use std::io::stdout;

use factor3::Scrubber;
use tracing::level_filters::LevelFilter;

use crate::config::LogLevel;

/// Starts the log. The scrubber masks the secrets in every line, also in those of the clients.
pub fn start(level: LogLevel, scrubber: Scrubber) {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    };
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_max_level(level)
        .log_internal_errors(false)
        .with_writer(move || scrubber.writer(stdout().lock()))
        .init();
    // A panic also becomes a line of the log.
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(tracing::field::display);
        tracing::error!(at, error = panic.payload_as_str(), "panic");
    }));
}

/// The message of an error, and of each of its sources.
pub fn message(error: &(dyn Error + 'static)) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let next = error.to_string();
        // Some clients repeat the message of the source in their own.
        if !message.ends_with(&next) {
            message += ": ";
            message += &next;
        }
        source = error.source();
    }
    message
}
