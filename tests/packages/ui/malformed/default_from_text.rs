use factor3::Config;

#[derive(Config)]
struct App {
    domain: String,
    #[config(default_from = "DOMAIN")]
    audience: String,
}

fn main() {}
