use factor3::{Config, SecretString};

#[derive(Config)]
struct Pay {
    api_key: SecretString,
}

#[derive(Config)]
#[config(secret_files, introspect = "PAY_API_KEY_FILE")]
struct App {
    #[config(flatten, prefix = "PAY_")]
    pay: Pay,
}

fn main() {}
