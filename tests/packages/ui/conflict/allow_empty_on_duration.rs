use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(allow_empty)]
    timeout: Duration,
}

fn main() {}
