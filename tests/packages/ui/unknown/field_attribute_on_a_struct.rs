use factor3::Config;

#[derive(Config)]
#[config(default = 3000)]
struct App {
    port: u16,
}

fn main() {}
