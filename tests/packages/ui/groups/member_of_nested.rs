use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
#[config(one_of(mail.host, url))]
struct App {
    #[config(flatten)]
    mail: Option<Mail>,
    url: Option<String>,
}

fn main() {}
