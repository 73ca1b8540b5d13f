use factor3::Config;

#[derive(Config)]
#[config(prefix = "MY-APP_")]
struct App {
    port: u16,
}

fn main() {}
