use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct App {
    #[config(unit = "s", shared)]
    timeout: Duration,
    #[config(flatten)]
    other: Other,
}

#[derive(Config)]
struct Other {
    #[config(unit = "ms", shared)]
    timeout: Duration,
}

fn main() {}
