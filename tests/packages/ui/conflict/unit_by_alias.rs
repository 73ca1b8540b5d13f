use factor3::Config;

type Seconds = u64;

#[derive(Config)]
struct App {
    #[config(unit = "s")]
    timeout: Seconds,
}

fn main() {}
