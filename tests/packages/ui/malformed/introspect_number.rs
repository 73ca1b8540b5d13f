use factor3::Config;

#[derive(Config)]
#[config(introspect = 3)]
struct App {
    port: u16,
}

fn main() {}
