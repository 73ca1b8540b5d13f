use factor3::Config;

#[derive(Config)]
struct App {
    name: String,
    #[config(default_from = name)]
    title: Option<String>,
}

fn main() {}
