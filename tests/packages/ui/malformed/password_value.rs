use factor3::{Config, resource::Postgres};

#[derive(Config)]
struct App {
    #[config(password = 1)]
    database_url: Postgres,
}

fn main() {}
