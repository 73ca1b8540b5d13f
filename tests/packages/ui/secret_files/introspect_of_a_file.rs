use factor3::{Config, SecretString};

#[derive(Config)]
#[config(secret_files, introspect = "API_KEY_FILE")]
struct App {
    api_key: SecretString,
}

fn main() {}
