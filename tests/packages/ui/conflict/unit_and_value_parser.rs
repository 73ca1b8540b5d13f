use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(unit = "s", value_parser = seconds)]
    timeout: Duration,
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn main() {}
