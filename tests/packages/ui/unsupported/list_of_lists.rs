use factor3::Config;

#[derive(Config)]
struct App {
    table: Vec<Vec<u16>>,
}

fn main() {}
