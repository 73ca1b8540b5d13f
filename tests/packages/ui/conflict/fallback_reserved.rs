use factor3::Config;

#[derive(Config)]
struct App {
    #[config(fallback = "FACTOR3")]
    name: String,
}

fn main() {}
