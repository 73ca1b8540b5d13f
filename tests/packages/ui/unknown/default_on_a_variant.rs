use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    #[config(default)]
    Warn,
}

fn main() {}
