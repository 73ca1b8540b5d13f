use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = -1)]
    port: u16,
}

fn main() {}
