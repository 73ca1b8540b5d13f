use factor3::{Config, Label};

#[derive(Config)]
struct App {
    api_key: Label,
}

fn main() {}
