use factor3::Config;

struct Level;

#[derive(Config)]
struct App {
    levels: Vec<Level>,
}

fn main() {}
