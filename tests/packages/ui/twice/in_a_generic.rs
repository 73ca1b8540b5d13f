use factor3::{Config, FromEnvStr};

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App<T: FromEnvStr> {
    host: T,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
