use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = "36501d")]
    retention: Duration,
}

fn main() {}
