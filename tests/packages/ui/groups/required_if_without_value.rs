use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = ))]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
