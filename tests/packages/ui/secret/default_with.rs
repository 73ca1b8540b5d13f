use factor3::{Config, SecretString};

#[derive(Config)]
struct App {
    #[config(default_with = SecretString::from("changeme"))]
    key: SecretString,
}

fn main() {}
