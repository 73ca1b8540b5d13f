use factor3::{Config, FromEnvStr, SecretString};

#[derive(Config)]
struct Part<T: FromEnvStr> {
    #[config(default = "hunter2")]
    key: T,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    part: Part<SecretString>,
}

fn main() {
    let _ = App::from_env();
}
