use factor3::Config;

#[derive(Config)]
struct App {
    api_keys: Vec<String>,
}

fn main() {}
