use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = String::new())]
    greeting: String,
}

fn main() {}
