use factor3::Config;

#[derive(Config)]
struct App {
    #[config(one_of(a, b))]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
