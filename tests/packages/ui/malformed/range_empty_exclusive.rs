use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = 1..1)]
    workers: u8,
}

fn main() {}
