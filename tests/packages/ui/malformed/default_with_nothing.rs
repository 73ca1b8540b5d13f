use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default_with)]
    greeting: String,
}

fn main() {}
