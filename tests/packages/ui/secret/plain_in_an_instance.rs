use factor3::{Config, FromEnvStr};

#[derive(Config)]
struct Part<T: FromEnvStr> {
    api_key: T,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    part: Part<String>,
}

fn main() {
    let _ = App::from_env();
}
