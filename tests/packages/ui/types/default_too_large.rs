use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 70000)]
    port: u16,
}

fn main() {}
