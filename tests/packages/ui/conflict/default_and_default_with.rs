use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 3000, default_with = 1 + 1)]
    port: u16,
}

fn main() {}
