use factor3::{Config, SecretString};

#[derive(Config)]
#[config(secret_files, retired("API_KEY_FILE", "use API_KEY"))]
struct App {
    api_key: SecretString,
}

fn main() {}
