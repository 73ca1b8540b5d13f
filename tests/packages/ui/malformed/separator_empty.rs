use factor3::Config;

#[derive(Config)]
struct App {
    #[config(separator = "")]
    tags: Vec<String>,
}

fn main() {}
