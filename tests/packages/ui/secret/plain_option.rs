use factor3::Config;

#[derive(Config)]
struct App {
    api_token: Option<String>,
}

fn main() {}
