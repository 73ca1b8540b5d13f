use factor3::{Config, SecretString};

#[derive(Config)]
struct App {
    #[config(not_secret)]
    key: SecretString,
}

fn main() {}
