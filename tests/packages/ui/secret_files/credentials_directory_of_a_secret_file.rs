use factor3::{Config, SecretFile};

#[derive(Config)]
struct App {
    database_password: SecretFile,
    credentials_directory: String,
}

fn main() {}
