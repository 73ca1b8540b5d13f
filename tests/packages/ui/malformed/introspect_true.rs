use factor3::Config;

#[derive(Config)]
#[config(introspect = true)]
struct App {
    port: u16,
}

fn main() {}
