use factor3::Config;

#[derive(factor3::FromEnvStr)]
enum Format {
    Json,
}

#[derive(Config)]
struct App {
    #[config(default = "pretty")]
    format: Format,
}

fn main() {}
