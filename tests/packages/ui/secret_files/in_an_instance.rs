use factor3::{Config, FromEnvStr, SecretString};

#[derive(Config)]
#[config(secret_files)]
struct App<T: FromEnvStr> {
    key: T,
    key_file: String,
}

fn main() {
    let _ = App::<SecretString>::from_env();
}
