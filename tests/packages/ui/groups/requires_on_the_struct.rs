use factor3::Config;

#[derive(Config)]
#[config(requires(a, b))]
struct App {
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
