//! Three processes of one application. Each reads only the variables that it needs, and they share one struct.
//!
//! ```text
//! DATABASE_URL=postgres://localhost/shop cargo run --example processes -- migrate
//! ```

#![expect(dead_code, reason = "the example prints its config, and uses no field")]

use std::time::Duration;

use factor3::resource::{Postgres, Redis};
use factor3::{BindAddr, Config};

/// What every process needs.
#[derive(Debug, Config)]
struct Shared {
    /// Primary database.
    database_url: Postgres,
    /// The release that runs, for the logs.
    #[config(default = "unknown")]
    release: String,
}

/// The web process.
#[derive(Debug, Config)]
struct Web {
    #[config(flatten)]
    shared: Shared,
    /// Address to listen on; a port alone binds every interface.
    #[config(env = "PORT", default = "3000")]
    bind: BindAddr,
    /// Cache and job queue.
    redis_url: Redis,
}

/// The worker process.
#[derive(Debug, Config)]
struct Worker {
    #[config(flatten)]
    shared: Shared,
    /// Cache and job queue.
    redis_url: Redis,
    /// Jobs at a time.
    #[config(default = 4, range = 1..=64)]
    worker_concurrency: u8,
}

/// A one-off admin process: it needs no Redis, so it starts without one.
#[derive(Debug, Config)]
struct Migrate {
    #[config(flatten)]
    shared: Shared,
    /// How long a migration may wait for a lock.
    #[config(default = "5s")]
    lock_timeout: Duration,
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("web") => println!("{:#?}", Web::from_env_or_exit()),
        Some("worker") => println!("{:#?}", Worker::from_env_or_exit()),
        Some("migrate") => println!("{:#?}", Migrate::from_env_or_exit()),
        _ => {
            eprintln!("usage: processes web|worker|migrate");
            std::process::exit(2);
        }
    }
}
