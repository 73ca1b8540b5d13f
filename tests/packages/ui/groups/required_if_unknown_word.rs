use factor3::Config;

#[derive(PartialEq, factor3::FromEnvStr)]
enum Level {
    Info,
    Warn,
}

#[derive(Config)]
struct App {
    #[config(required_if(b = "wran"))]
    a: Option<String>,
    #[config(default = "warn")]
    b: Level,
}

fn main() {}
