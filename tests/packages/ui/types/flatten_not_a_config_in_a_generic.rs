use factor3::{Config, FromEnvStr};

struct Mail;

#[derive(Config)]
struct App<T: FromEnvStr> {
    name: T,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
