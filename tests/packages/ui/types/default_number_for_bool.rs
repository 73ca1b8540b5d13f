use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 1)]
    verbose: bool,
}

fn main() {}
