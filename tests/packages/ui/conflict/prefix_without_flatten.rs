use factor3::Config;

#[derive(Config)]
struct App {
    #[config(prefix = "MAIL_")]
    mail: String,
}

fn main() {}
