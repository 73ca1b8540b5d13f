use factor3::{Config, Label};

type Name = Label;

#[derive(Config)]
struct App {
    #[config(default = "local")]
    deploy: Name,
    #[config(required_if(deploy = "production"))]
    license: Option<String>,
}

fn main() {}
