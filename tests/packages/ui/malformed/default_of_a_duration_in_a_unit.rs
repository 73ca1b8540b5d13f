use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = "1m1h", unit = "s")]
    timeout: Duration,
}

fn main() {}
