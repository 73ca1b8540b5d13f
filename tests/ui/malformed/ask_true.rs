use factor3::Config;

#[derive(Config)]
#[config(ask = true)]
struct App {
    port: u16,
}

fn main() {}
