use factor3::{Config, SecretString, resource::Postgres};

#[derive(Config)]
struct Database {
    #[config(password)]
    url: Postgres,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "DATABASE_")]
    database: Database,
    database_password: SecretString,
}

fn main() {}
