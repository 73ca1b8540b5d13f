use factor3::Config;

struct Level;

#[derive(Config)]
struct App {
    #[config(serde)]
    level: Level,
}

fn main() {}
