use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = "10m"..="1s")]
    timeout: Duration,
}

fn main() {}
