use factor3::Config;

type Key = factor3::SecretString;

#[derive(Config)]
#[config(secret_files)]
struct App {
    api_key: Key,
    api_key_file: std::path::PathBuf,
}

fn main() {}
