use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(value_parser = seconds, default = 30)]
    timeout: Duration,
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn main() {}
