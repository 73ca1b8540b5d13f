use factor3::{Config, Label};

#[derive(Config)]
struct App {
    #[config(requires(region))]
    deploy: Option<Label>,
    region: Option<String>,
}

fn main() {}
