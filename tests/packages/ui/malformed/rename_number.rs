use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    #[config(rename = 1)]
    Warn,
}

fn main() {}
