use factor3::{Config, SecretFile};

#[derive(Config)]
struct App {
    #[config(allow_empty)]
    database_password: SecretFile,
}

fn main() {}
