use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
    port: u16,
}

#[derive(Config)]
struct App {
    port: u16,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
