use factor3::Config;

#[derive(Config)]
#[config(introspect = "")]
struct App {
    port: u16,
}

fn main() {}
