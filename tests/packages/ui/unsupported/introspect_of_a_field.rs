use factor3::Config;

#[derive(Config)]
#[config(introspect = "APP_MODE", prefix = "APP_")]
struct App {
    mode: String,
}

fn main() {}
