//! The program of the README: it reads its config once, at the start.
//!
//! Without its variables, it prints the report and exits with 78. This command starts it, and needs no server:
//!
//! ```text
//! DATABASE_URL=postgres://shop:s3cret@localhost/orders REDIS_URL=redis://localhost \
//!     STRIPE_API_KEY=sk_test_1 cargo run --example quickstart
//! ```

#![expect(dead_code, reason = "the example prints its config, and uses no field")]

use factor3::resource::{Postgres, Redis, Smtp};
use factor3::{Config, SecretString};

/// Everything that varies between deploys.
#[derive(Debug, Config)]
struct AppConfig {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Primary database.
    database_url: Postgres,
    /// Cache and job queue.
    redis_url: Redis,
    /// Outbound mail; no mail is sent without it.
    smtp_url: Option<Smtp>,
    /// Key of the payment provider.
    stripe_api_key: SecretString,
}

fn main() {
    let config = AppConfig::from_env_or_exit(); // stderr report and exit code 78 when anything is wrong
    println!("{config:#?}"); // a password in a URL prints as ***, and a key as [REDACTED]
}
