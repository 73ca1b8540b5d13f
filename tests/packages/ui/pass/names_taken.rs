//! Old names and names for secret files that are similar but do not clash.

#![deny(warnings)]
#![allow(dead_code, reason = "what counts is that it compiles")]

use std::path::PathBuf;

use factor3::{Config, SecretString, resource::Postgres};

#[derive(Config)]
struct Credentials {
    #[config(renamed_from = "PASSPHRASE")]
    password: SecretString,
    // This field is not a secret, so `secret_files` does not read a file for it.
    name: String,
    name_file: PathBuf,
}

#[derive(Config)]
#[config(prefix = "IN_", secret_files)]
struct Inbound {
    #[config(flatten)]
    credentials: Credentials,
}

/// Two structs share these variables under all their names.
#[derive(Config)]
struct Storage {
    #[config(shared, renamed_from = "DB_URL")]
    database_url: Postgres,
}

#[derive(Config)]
struct Queue {
    #[config(shared, renamed_from = "DB_URL")]
    database_url: Postgres,
}

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(flatten)]
    inbound: Inbound,
    #[config(flatten, prefix = "OUT_")]
    outbound: Option<Credentials>,
    #[config(flatten)]
    storage: Storage,
    #[config(flatten)]
    queue: Queue,
    // The same names without the prefix.
    passphrase_file: Option<PathBuf>,
    #[config(renamed_from = "PASSWORD_FILE")]
    path: Option<PathBuf>,
}

/// Without `secret_files`, such a pair does not clash.
#[derive(Config)]
struct ByHand {
    api_key: Option<SecretString>,
    api_key_file: Option<PathBuf>,
    credentials_directory: Option<PathBuf>,
    #[config(renamed_from = "OLD_FILE")]
    key: Option<SecretString>,
    #[config(renamed_from = "KEY_FILE")]
    old: Option<SecretString>,
}

fn main() {
    let vars = [
        ("DATABASE_URL", "postgres://db/app"),
        ("IN_PASSWORD", "x"),
        ("IN_NAME", "x"),
        ("IN_NAME_FILE", "x"),
    ];
    let app = App::from_vars(vars).unwrap();
    assert_eq!((app.storage.database_url.host(), app.queue.database_url.host()), ("db", "db"));
    assert!(app.outbound.is_none() && app.path.is_none());
    assert!(ByHand::from_vars([("API_KEY", "k"), ("API_KEY_FILE", "/f")]).is_ok());
}
