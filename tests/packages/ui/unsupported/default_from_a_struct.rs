use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    mail: Mail,
    #[config(default_from = mail)]
    audience: String,
}

fn main() {}
