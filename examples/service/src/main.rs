//! An order service that follows the twelve factors: one binary, three processes. See README.md.
//!
//! ```text
//! shop web       takes orders over HTTP
//! shop worker    confirms them by mail
//! shop migrate   brings the database up to date
//! ```

#![allow(unreachable_pub, reason = "a binary has no outside")]

mod attach;
mod config;
mod logs;
mod migrate;
mod orders;
mod queue;
mod stop;
mod web;
mod worker;

use std::fmt::Debug;
use std::process::ExitCode;
use std::time::Instant;

use factor3::{Config, Env, Loaded};

use crate::config::LogLevel;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("web") => run(web::run(start(|config| config.shared.log_level))),
        Some("worker") => run(worker::run(start(|config| config.shared.log_level))),
        Some("migrate") => run(migrate::run(start(|config| config.shared.log_level))),
        _ => {
            let processes: Vec<&str> = config::PROCESSES.iter().map(|(name, _)| *name).collect();
            eprintln!("usage: shop {}", processes.join("|"));
            ExitCode::from(64)
        }
    }
}

/// Reads the config of a process, or ends with the report.
///
/// The config is the first line of the log: secrets print as `[REDACTED]`, and URLs without their passwords. In later lines, the
/// scrubber masks each secret, whoever writes the line.
fn start<C: Config + Debug>(log_level: fn(&C) -> LogLevel) -> C {
    let before = Instant::now();
    let Loaded { config, scrubber, .. } = C::load_or_exit(&Env::process());
    let read_in = before.elapsed();
    logs::start(log_level(&config), scrubber);
    tracing::info!(?config, read_in_ms = read_in.as_secs_f64() * 1e3, "start");
    config
}

/// Runs a process until it is done, or told to stop.
fn run(process: impl Future<Output = Outcome<()>>) -> ExitCode {
    // One crypto provider for sqlx, redis-rs and lettre.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Into::into);
    match runtime.and_then(|runtime| runtime.block_on(process)) {
        Ok(()) => {
            tracing::info!("stop");
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(error = logs::message(&*error), details = ?error, "stop");
            ExitCode::FAILURE
        }
    }
}
