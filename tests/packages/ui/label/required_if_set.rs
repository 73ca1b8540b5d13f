use factor3::{Config, Label};

#[derive(Config)]
struct App {
    deploy: Option<Label>,
    #[config(required_if(deploy))]
    region: Option<String>,
}

fn main() {}
