use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    Warn,
    #[config(rename = "warn")]
    Warning,
}

fn main() {}
