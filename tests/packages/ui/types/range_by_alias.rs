use factor3::Config;

type Timeout = std::time::Duration;

#[derive(Config)]
struct App {
    #[config(range = 1..=10)]
    timeout: Timeout,
}

fn main() {}
