use factor3::{Config, SecretString};

type Key = SecretString;

#[derive(Config)]
struct App {
    #[config(default_with = Key::from("changeme"))]
    key: Key,
}

fn main() {}
