use factor3::Config;

#[derive(Config)]
#[config(secret_files)]
struct Inner {
    key: factor3::SecretString,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    api: Inner,
    key_file: std::path::PathBuf,
}

fn main() {}
