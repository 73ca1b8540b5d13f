use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Level {
    Info,
}

#[derive(Config)]
struct App {
    #[config(default)]
    level: Level,
}

fn main() {}
