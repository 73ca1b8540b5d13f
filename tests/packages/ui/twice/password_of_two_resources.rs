use factor3::{Config, resource::Postgres};

#[derive(Config)]
struct App {
    #[config(password = "DB_PASSWORD")]
    database_url: Postgres,
    #[config(password = "DB_PASSWORD")]
    replica_url: Postgres,
}

fn main() {}
