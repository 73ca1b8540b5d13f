use factor3::Config;

#[derive(Config)]
struct App {
    slack_webhook_url: Option<String>,
}

fn main() {}
