use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    host: String,
    #[config(flatten)]
    mail: Option<Mail>,
}

fn main() {}
