use factor3::Config;

#[derive(Config)]
struct App {
    ports: Vec<Option<u16>>,
}

fn main() {}
