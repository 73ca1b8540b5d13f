use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Format {
    Text,
    Json,
}

#[derive(Config)]
struct App {
    svix_environment: Format,
}

fn main() {}
