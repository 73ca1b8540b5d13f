use factor3::{Config, SecretString};

type Key = SecretString;

#[derive(Config)]
struct App {
    #[config(default = "changeme")]
    key: Key,
}

fn main() {}
