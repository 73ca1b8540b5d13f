use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b, c))]
    a: Option<String>,
    b: Option<String>,
    c: Option<String>,
}

fn main() {}
