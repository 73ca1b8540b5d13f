use factor3::{Config, SecretString};

#[derive(Config)]
#[config(secret_files, ask = "CREDENTIALS_DIRECTORY")]
struct App {
    api_key: SecretString,
}

fn main() {}
