use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    mail_host: String,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

fn main() {}
