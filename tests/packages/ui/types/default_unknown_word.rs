use factor3::Config;

#[derive(PartialEq, PartialOrd, factor3::FromEnvStr)]
enum Level {
    Info,
    Warn,
}

#[derive(Config)]
struct App {
    #[config(default = "wran")]
    level: Level,
}

fn main() {}
