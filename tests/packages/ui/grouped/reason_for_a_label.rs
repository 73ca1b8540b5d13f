use factor3::{Config, Label};

#[derive(Config)]
struct App {
    #[config(grouped = "why")]
    app_env: Label,
}

fn main() {}
