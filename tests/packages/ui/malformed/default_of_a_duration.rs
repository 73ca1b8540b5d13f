use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = "30")]
    timeout: Duration,
}

fn main() {}
