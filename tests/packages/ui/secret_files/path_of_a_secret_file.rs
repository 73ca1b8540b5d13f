use factor3::{Config, SecretFile};

#[derive(Config)]
struct App {
    database_password: SecretFile,
    database_password_file: String,
}

fn main() {}
