use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = 1..=300)]
    workers: u8,
}

fn main() {}
