use factor3::Config;

#[derive(Config)]
struct App {
    #[config(is_set)]
    mode: bool,
    #[config(required_if(mode = true))]
    reason: Option<String>,
}

fn main() {}
