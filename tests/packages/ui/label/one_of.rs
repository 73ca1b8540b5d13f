use factor3::{Config, Label};

#[derive(Config)]
#[config(one_of(deploy, region))]
struct App {
    deploy: Option<Label>,
    region: Option<String>,
}

fn main() {}
