use factor3::Config;

struct Mail;

#[derive(Config)]
struct App {
    #[config(flatten)]
    mail: Option<Mail>,
}

fn main() {}
