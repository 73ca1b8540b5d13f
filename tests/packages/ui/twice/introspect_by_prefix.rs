use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
#[config(introspect = "APP_MAIL_HOST", prefix = "APP_")]
struct App {
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

fn main() {}
