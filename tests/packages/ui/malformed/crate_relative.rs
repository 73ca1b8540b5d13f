use factor3::Config;

#[derive(Config)]
#[config(crate = factor3)]
struct App {
    port: u16,
}

fn main() {}
