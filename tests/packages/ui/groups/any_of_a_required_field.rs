use factor3::Config;

#[derive(Config)]
#[config(any_of(a, b))]
struct App {
    a: Option<String>,
    b: String,
}

fn main() {}
