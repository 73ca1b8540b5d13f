use factor3::{Config, SecretString};

#[derive(Config)]
#[config(secret_files, introspect = "CREDENTIALS_DIRECTORY")]
struct App {
    api_key: SecretString,
}

fn main() {}
