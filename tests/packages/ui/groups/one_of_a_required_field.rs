use factor3::Config;

#[derive(Config)]
#[config(one_of(a, b))]
struct App {
    a: Option<String>,
    b: String,
}

fn main() {}
