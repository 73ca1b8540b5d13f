use factor3::Config;

struct Level;

#[derive(Config)]
struct App {
    level: Option<Level>,
}

fn main() {}
