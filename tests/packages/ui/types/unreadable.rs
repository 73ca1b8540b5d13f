use factor3::Config;

struct Level;

#[derive(Config)]
struct App {
    level: Level,
}

fn main() {}
