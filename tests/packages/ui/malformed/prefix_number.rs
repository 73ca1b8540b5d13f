use factor3::Config;

#[derive(Config)]
#[config(prefix = 1)]
struct App {
    port: u16,
}

fn main() {}
