use factor3::{Config, resource::Postgres};

#[derive(Config)]
struct App {
    #[config(password = "DB-PASSWORD")]
    database_url: Postgres,
}

fn main() {}
