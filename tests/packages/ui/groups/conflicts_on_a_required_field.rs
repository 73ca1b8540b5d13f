use factor3::Config;

#[derive(Config)]
struct App {
    #[config(conflicts(b))]
    a: String,
    b: Option<String>,
}

fn main() {}
