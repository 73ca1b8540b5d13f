use factor3::Config;

type Name = String;

#[derive(Config)]
struct App {
    node_env: Name,
}

fn main() {}
