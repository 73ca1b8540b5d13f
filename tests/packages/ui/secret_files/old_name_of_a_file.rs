use factor3::Config;

#[derive(Config)]
#[config(secret_files)]
struct App {
    api_key: factor3::SecretString,
    #[config(renamed_from = "API_KEY_FILE")]
    key_path: std::path::PathBuf,
}

fn main() {}
