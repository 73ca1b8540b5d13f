use factor3::FromEnvStr;

#[derive(FromEnvStr)]
#[config(prefix = "APP_")]
enum Level {
    Warn,
}

fn main() {}
