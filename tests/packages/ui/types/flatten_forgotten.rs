use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    mail: Mail,
}

fn main() {}
