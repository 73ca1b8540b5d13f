use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
#[config(prefix = "APP_")]
enum Level {
    #[config(rename = "")]
    Off,
    #[config(name = "warning")]
    Warn,
    Info(u8),
    #[config(rename = "b")]
    A,
    B,
}

#[derive(Config)]
struct App {
    level: Level,
}

fn main() {
    let _ = App::from_env();
}
