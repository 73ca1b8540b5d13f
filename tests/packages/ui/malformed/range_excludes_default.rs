use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 65, range = 1..=64)]
    workers: u8,
}

fn main() {}
