use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Level {
    Info,
}

#[derive(Config)]
struct App {
    #[config(range = 1..=64)]
    level: Level,
}

fn main() {}
