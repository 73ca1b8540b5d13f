use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    #[config(name = "warning")]
    Warn,
}

fn main() {}
