use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
#[config(one_of(mail, a))]
struct App {
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
    a: Option<String>,
}

fn main() {}
