use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    mails: Vec<Mail>,
}

fn main() {}
