use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = 5))]
    a: Option<String>,
    b: Option<std::time::Duration>,
}

fn main() {}
