use factor3::Config;

#[derive(Config)]
#[config(one_of(a, b, a))]
struct App {
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
