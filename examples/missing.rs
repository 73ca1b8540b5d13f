//! Prints a report of everything that is wrong with an environment.
//!
//! The program has its own variables, so its output is the same everywhere.

#![expect(dead_code, reason = "the example prints its config, and uses no field")]

use std::num::NonZeroUsize;
use std::time::Duration;

use factor3::resource::{Postgres, Redis};
use factor3::{Config, Env, FromEnvStr, SecretString};

/// A shop.
#[derive(Debug, Config)]
struct Shop {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Primary database.
    database_url: Postgres,
    /// Cache and job queue.
    redis_url: Redis,
    /// How long a request may take.
    #[config(default = "30s")]
    request_timeout: Duration,
    /// Threads of the web process.
    #[config(range = "1"..="64")]
    web_threads: Option<NonZeroUsize>,
    /// Least important level that is logged.
    #[config(default = "info")]
    log_level: LogLevel,
    /// Signs the session cookies.
    #[config(min_len = 32, generate = "openssl rand -hex 32")]
    session_secret: SecretString,
}

#[derive(Debug, FromEnvStr)]
enum LogLevel {
    Debug,
    Info,
    Warn,
}

fn main() {
    let env = Env::from_vars([
        ("PORT", "tcp://10.0.0.1:3000"),
        ("DATABSE_URL", "postgres://shop:hunter2@db/shop"),
        ("REDIS_URL", "redis://:p@ss/word@cache:6379/0"),
        ("REQUEST_TIMEOUT", "30"),
        ("WEB_THREADS", "128"),
        ("LOG_LEVEL", "verbose"),
        ("SESSION_SECRET", ""),
    ]);
    match Shop::load(&env) {
        Ok(loaded) => println!("{:#?}", loaded.config),
        Err(error) => {
            println!("{error}");
            // A program can use the names and the reasons as data.
            let codes: Vec<_> = error
                .problems()
                .iter()
                .map(|problem| (problem.variable(), problem.reason().code()))
                .collect();
            println!("\n{codes:?}");
        }
    }
}
