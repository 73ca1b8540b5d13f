use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = 1 && c))]
    a: Option<String>,
    b: Option<u16>,
    c: Option<bool>,
}

fn main() {}
