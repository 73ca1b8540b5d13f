use factor3::Config;

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(renamed_from = "API_KEY_FILE")]
    api_key: factor3::SecretString,
}

fn main() {}
