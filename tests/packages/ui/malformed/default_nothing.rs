use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default =)]
    greeting: String,
}

fn main() {}
