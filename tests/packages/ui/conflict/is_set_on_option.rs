use factor3::Config;

#[derive(Config)]
struct App {
    #[config(is_set)]
    mode: Option<bool>,
}

fn main() {}
