use factor3::Config;

#[derive(Config)]
#[config(introspect = "APP-ASK")]
struct App {
    port: u16,
}

fn main() {}
