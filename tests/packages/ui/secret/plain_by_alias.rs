use factor3::Config;

type Token = String;

#[derive(Config)]
struct App {
    api_token: Token,
}

fn main() {}
