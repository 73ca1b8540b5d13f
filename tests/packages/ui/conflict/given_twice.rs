use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 3000, default = 4000)]
    port: u16,
}

fn main() {}
