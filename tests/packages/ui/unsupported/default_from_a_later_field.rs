use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default_from = domain)]
    audience: String,
    domain: String,
}

fn main() {}
