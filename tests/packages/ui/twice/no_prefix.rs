use factor3::Config;

#[derive(Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    #[config(no_prefix)]
    port: u16,
}

#[derive(Config)]
struct App {
    port: u16,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
