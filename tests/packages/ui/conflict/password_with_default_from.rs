use factor3::{Config, resource::Postgres};

#[derive(Config)]
struct App {
    database_url: Postgres,
    #[config(password, default_from = database_url)]
    replica_url: Postgres,
}

fn main() {}
