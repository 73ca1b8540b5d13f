use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = 256))]
    a: Option<String>,
    b: Option<u8>,
}

fn main() {}
