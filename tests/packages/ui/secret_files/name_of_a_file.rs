use factor3::Config;

#[derive(Config)]
#[config(secret_files)]
struct App {
    api_key: factor3::SecretString,
    api_key_file: std::path::PathBuf,
}

fn main() {}
