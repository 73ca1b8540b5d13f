use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = small)]
    workers: u8,
}

fn main() {}
