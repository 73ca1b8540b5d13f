use factor3::Config;

#[derive(Config)]
struct Inner {
    directory: std::path::PathBuf,
}

#[derive(Config)]
#[config(secret_files)]
struct App {
    #[config(flatten, prefix = "CREDENTIALS_")]
    inner: Inner,
}

fn main() {}
