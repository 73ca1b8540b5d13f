use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "SERVER")]
    host: String,
}

#[derive(Config)]
struct App {
    mail_server: String,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

fn main() {}
