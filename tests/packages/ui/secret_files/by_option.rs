use factor3::Config;

#[derive(Config)]
struct Inner {
    key: factor3::SecretString,
}

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(flatten)]
    api: Option<Inner>,
    key_file: std::path::PathBuf,
}

fn main() {}
