use factor3::Config;

#[derive(Config)]
struct App {
    pair: (u16, u16),
}

fn main() {}
