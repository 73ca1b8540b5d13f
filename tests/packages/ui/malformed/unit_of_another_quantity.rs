use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(unit = "MiB")]
    timeout: Duration,
}

fn main() {}
