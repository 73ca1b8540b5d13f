use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = "x"))]
    a: Option<String>,
    b: Option<factor3::SecretString>,
}

fn main() {}
