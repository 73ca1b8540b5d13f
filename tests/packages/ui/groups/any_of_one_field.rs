use factor3::Config;

#[derive(Config)]
#[config(any_of(a))]
struct App {
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
