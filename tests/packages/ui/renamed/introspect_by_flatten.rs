use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "SERVER")]
    host: String,
}

#[derive(Config)]
#[config(introspect = "MAIL_SERVER")]
struct App {
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

fn main() {}
