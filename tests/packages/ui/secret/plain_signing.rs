use factor3::Config;

#[derive(Config)]
struct App {
    webhook_signing: Option<String>,
}

fn main() {}
