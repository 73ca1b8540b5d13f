use factor3::Config;

#[derive(Config)]
struct App {
    pair: [u16; 2],
}

fn main() {}
