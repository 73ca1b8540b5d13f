use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 3000)]
    port: Option<u16>,
}

fn main() {}
