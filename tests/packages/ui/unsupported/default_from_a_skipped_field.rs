use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = 1)]
    skipped: u8,
    #[config(default_from = skipped)]
    number: u8,
}

fn main() {}
