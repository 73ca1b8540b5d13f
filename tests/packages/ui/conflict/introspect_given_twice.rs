use factor3::Config;

#[derive(Config)]
#[config(introspect = "APP_ASK", introspect = false)]
struct App {
    port: u16,
}

fn main() {}
