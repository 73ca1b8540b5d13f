use factor3::Config;

type Timeout = std::time::Duration;

#[derive(Config)]
struct App {
    #[config(default = 30)]
    timeout: Timeout,
}

fn main() {}
