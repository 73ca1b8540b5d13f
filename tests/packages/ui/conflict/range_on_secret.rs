use factor3::{Config, SecretString};

#[derive(Config)]
struct App {
    #[config(range = 1..=64)]
    key: SecretString,
}

fn main() {}
