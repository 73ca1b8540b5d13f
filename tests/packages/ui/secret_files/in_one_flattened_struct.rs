use factor3::Config;

#[derive(Config)]
struct Inner {
    key: factor3::SecretString,
    key_file: std::path::PathBuf,
}

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(flatten)]
    api: Inner,
}

fn main() {}
