use factor3::Config;

#[derive(Config)]
struct App {
    #[config(conflicts_with = "b")]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
