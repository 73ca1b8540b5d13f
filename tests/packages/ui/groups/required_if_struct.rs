use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
    #[config(required_if(mail = true))]
    a: Option<String>,
}

fn main() {}
