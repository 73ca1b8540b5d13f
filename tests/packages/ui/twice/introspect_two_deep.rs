use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct Web {
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
}

#[derive(Config)]
#[config(introspect = "MAIL_HOST")]
struct App {
    #[config(flatten)]
    web: Web,
}

fn main() {}
