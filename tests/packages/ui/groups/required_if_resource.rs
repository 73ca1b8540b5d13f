use factor3::Config;

#[derive(Config)]
struct App {
    #[config(required_if(b = "redis://cache"))]
    a: Option<String>,
    b: Option<factor3::resource::Redis>,
}

fn main() {}
