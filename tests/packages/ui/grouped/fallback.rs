use factor3::Config;

#[derive(Config)]
struct App {
    #[config(fallback = "NODE_ENV")]
    settings: Option<String>,
}

fn main() {}
