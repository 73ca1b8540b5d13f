use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = ..)]
    workers: u8,
}

fn main() {}
