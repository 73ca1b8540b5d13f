use factor3::Config;

#[derive(Config)]
struct App {
    domain: String,
    #[config(default = "a", default_from = domain)]
    audience: String,
}

fn main() {}
