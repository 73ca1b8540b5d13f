use factor3::Config;

#[derive(Config)]
struct App {
    #[config(fallback = "DATABASE-HOST")]
    host: String,
}

fn main() {}
