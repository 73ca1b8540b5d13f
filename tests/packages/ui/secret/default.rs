use factor3::{Config, SecretString};

#[derive(Config)]
struct App {
    #[config(default = "changeme")]
    key: SecretString,
}

fn main() {}
