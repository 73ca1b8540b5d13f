use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Level {
    Info,
}

#[derive(Config)]
struct App {
    #[config(min_len = 2)]
    level: Level,
}

fn main() {}
