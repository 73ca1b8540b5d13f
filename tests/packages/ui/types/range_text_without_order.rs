use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
enum Level {
    Debug,
    Info,
}

#[derive(Config)]
struct App {
    #[config(range = "debug"..="info")]
    level: Level,
}

fn main() {}
