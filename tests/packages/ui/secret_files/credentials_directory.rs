use factor3::Config;

#[derive(Config)]
#[config(secret_files)]
struct App {
    credentials_directory: std::path::PathBuf,
}

fn main() {}
