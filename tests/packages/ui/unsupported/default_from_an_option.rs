use factor3::Config;

#[derive(Config)]
struct App {
    domain: Option<String>,
    #[config(default_from = domain)]
    audience: String,
}

fn main() {}
