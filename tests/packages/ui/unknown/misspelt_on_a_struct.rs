use factor3::Config;

#[derive(Config)]
#[config(prefx = "APP_")]
struct App {
    port: u16,
}

fn main() {}
