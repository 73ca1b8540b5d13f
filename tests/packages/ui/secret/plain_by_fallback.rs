use factor3::Config;

#[derive(Config)]
struct App {
    #[config(fallback = "API_TOKEN")]
    value: String,
}

fn main() {}
