use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default_from = audience)]
    audience: String,
}

fn main() {}
