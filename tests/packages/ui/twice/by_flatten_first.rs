use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
    port: u16,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    mail: Mail,
    port: u16,
}

fn main() {}
