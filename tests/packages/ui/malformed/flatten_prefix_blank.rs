use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "MAIL ")]
    mail: Mail,
}

fn main() {}
