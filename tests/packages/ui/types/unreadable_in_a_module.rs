use factor3::Config;

mod logging {
    pub struct Level;
}

#[derive(Config)]
struct App {
    level: logging::Level,
}

fn main() {}
