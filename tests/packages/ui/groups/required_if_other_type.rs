use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = "yes"))]
    a: Option<String>,
    b: Option<bool>,
}

fn main() {}
