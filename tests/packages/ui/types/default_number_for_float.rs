use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 1)]
    ratio: f64,
}

fn main() {}
