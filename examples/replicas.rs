//! Two databases of one kind: one struct, flattened twice with different prefixes.

#![expect(dead_code, reason = "the example prints its config, and uses no field")]

use std::time::Duration;

use factor3::Config;
use factor3::resource::Postgres;

/// A database and its pool.
#[derive(Debug, Config)]
struct Database {
    /// URL of the database.
    url: Postgres,
    /// Largest number of connections.
    #[config(default = 10, range = 1..=500)]
    pool_size: u16,
    /// How long to wait for a connection.
    #[config(default = "3s")]
    pool_timeout: Duration,
}

/// An application that reads from a replica if there is one.
#[derive(Debug, Config)]
struct App {
    /// `PRIMARY_URL`, `PRIMARY_POOL_SIZE`, `PRIMARY_POOL_TIMEOUT`.
    #[config(flatten, prefix = "PRIMARY_")]
    primary: Database,
    /// `Some` if any of its variables is set; then its URL is required.
    #[config(flatten, prefix = "REPLICA_")]
    replica: Option<Database>,
}

fn main() -> Result<(), factor3::Error> {
    let primary = [("PRIMARY_URL", "postgres://app:one@db-1/shop")];
    let replica = [("REPLICA_URL", "postgres://app:two@db-2,db-3/shop"), ("REPLICA_POOL_SIZE", "50")];

    println!("{:#?}", App::from_vars(primary)?);
    println!("{:#?}", App::from_vars(primary.into_iter().chain(replica))?);

    // A replica without its URL is a mistake. It is not ignored.
    let half = App::from_vars([primary[0], ("REPLICA_POOL_SIZE", "50")]);
    println!("{}", half.map(|app| format!("{app:#?}")).unwrap_or_else(|error| error.to_string()));
    Ok(())
}
