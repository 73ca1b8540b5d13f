use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Format {
    Text,
    Json,
}

#[derive(Config)]
struct App {
    #[config(grouped = "why")]
    log_format: Format,
}

fn main() {}
