use factor3::Config;

#[derive(Config)]
struct App {
    port: Option<Option<u16>>,
}

fn main() {}
