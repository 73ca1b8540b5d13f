use factor3::Config;

#[derive(Config)]
#[config(ask = "APP-ASK")]
struct App {
    port: u16,
}

fn main() {}
