use factor3::Config;

#[derive(Config)]
struct App {
    #[config(any_of(a, b))]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
