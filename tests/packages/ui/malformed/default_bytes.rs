use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = b"hello")]
    greeting: String,
}

fn main() {}
