use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "MAIL_", conflicts(a))]
    mail: Mail,
    a: Option<String>,
}

fn main() {}
