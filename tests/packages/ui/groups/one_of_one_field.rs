use factor3::Config;

#[derive(Config)]
#[config(one_of(a))]
struct App {
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
