use factor3::{Config, resource::Postgres};

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(password)]
    database_url: Postgres,
    database_password_file: String,
}

fn main() {}
