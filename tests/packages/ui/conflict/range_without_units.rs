use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = 1..=10)]
    timeout: Duration,
}

fn main() {}
