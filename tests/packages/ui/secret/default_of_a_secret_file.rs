use factor3::{Config, SecretFile};

#[derive(Config)]
struct App {
    #[config(default = "changeme")]
    database_password: SecretFile,
}

fn main() {}
