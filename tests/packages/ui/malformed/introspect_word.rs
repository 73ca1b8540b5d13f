use factor3::Config;

#[derive(Config)]
#[config(introspect = no)]
struct App {
    port: u16,
}

fn main() {}
