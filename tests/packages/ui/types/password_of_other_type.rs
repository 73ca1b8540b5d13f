use factor3::Config;

#[derive(Config)]
struct App {
    #[config(password)]
    data_path: std::path::PathBuf,
}

fn main() {}
