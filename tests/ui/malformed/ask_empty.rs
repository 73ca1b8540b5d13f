use factor3::Config;

#[derive(Config)]
#[config(ask = "")]
struct App {
    port: u16,
}

fn main() {}
