use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    #[config(rename = " warning")]
    Warn,
}

fn main() {}
