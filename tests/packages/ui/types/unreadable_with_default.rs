use factor3::Config;

struct Level;

#[derive(Config)]
struct App {
    #[config(default = "info")]
    level: Level,
}

fn main() {}
