use factor3::Config;

#[derive(factor3::FromEnvStr)]
enum Level {
    Info,
    Warn,
}

#[derive(Config)]
struct App {
    #[config(required_if(b = "warn"))]
    a: Option<String>,
    b: Level,
}

fn main() {}
