use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = 9))]
    a: Option<String>,
    #[config(range = 1..=8)]
    b: Option<u8>,
}

fn main() {}
