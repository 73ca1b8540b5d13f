use factor3::Config;

#[derive(Config)]
struct Inner {
    key: factor3::SecretString,
}

#[derive(Config)]
#[config(secret_files)]
struct App {
    api_key_file: std::path::PathBuf,
    #[config(flatten, prefix = "API_")]
    api: Inner,
}

fn main() {}
