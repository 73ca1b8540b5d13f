use factor3::Config;

#[derive(Config)]
#[config(one_of(a, b))]
struct App {
    a: Option<String>,
    #[config(skip = None)]
    b: Option<String>,
}

fn main() {}
