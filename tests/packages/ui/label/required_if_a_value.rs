use factor3::{Config, Label};

#[derive(Config)]
struct App {
    deploy: Label,
    #[config(required_if(deploy = "production"))]
    license: Option<String>,
}

fn main() {}
