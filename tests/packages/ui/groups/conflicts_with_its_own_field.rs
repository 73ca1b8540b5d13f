use factor3::Config;

#[derive(Config)]
struct App {
    #[config(conflicts(a))]
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
