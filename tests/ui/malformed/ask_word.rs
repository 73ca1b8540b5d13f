use factor3::Config;

#[derive(Config)]
#[config(ask = no)]
struct App {
    port: u16,
}

fn main() {}
