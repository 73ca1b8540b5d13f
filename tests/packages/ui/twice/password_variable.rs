use factor3::{Config, SecretString, resource::Postgres};

#[derive(Config)]
struct App {
    #[config(password)]
    database_url: Postgres,
    database_password: SecretString,
}

fn main() {}
