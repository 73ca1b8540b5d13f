use factor3::Config;

#[derive(Config)]
#[config(ask = "APP_ASK", ask = false)]
struct App {
    port: u16,
}

fn main() {}
