use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = None, requires(b))]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
