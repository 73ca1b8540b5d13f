use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Deploy {
    Production,
    Staging,
    Preview,
}

#[derive(Config)]
struct App {
    region: Option<Deploy>,
}

fn main() {}
