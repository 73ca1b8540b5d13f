use factor3::{Config, SecretFile};

#[derive(Config)]
struct Database {
    password: SecretFile,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "DATABASE_")]
    database: Database,
    database_password_file: String,
}

fn main() {}
