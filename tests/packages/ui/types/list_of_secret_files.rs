use factor3::{Config, SecretFile};

#[derive(Config)]
struct App {
    keys: Vec<SecretFile>,
}

fn main() {}
