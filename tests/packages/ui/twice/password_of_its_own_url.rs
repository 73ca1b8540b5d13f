use factor3::{Config, resource::Postgres};

#[derive(Config)]
struct App {
    #[config(password = "DATABASE_URL")]
    database_url: Postgres,
}

fn main() {}
