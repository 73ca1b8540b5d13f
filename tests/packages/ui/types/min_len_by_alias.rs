use factor3::Config;

type Timeout = std::time::Duration;

#[derive(Config)]
struct App {
    #[config(min_len = 2)]
    timeout: Timeout,
}

fn main() {}
