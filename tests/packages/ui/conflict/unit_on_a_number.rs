use factor3::Config;

#[derive(Config)]
struct App {
    #[config(unit = "s")]
    timeout: u64,
}

fn main() {}
