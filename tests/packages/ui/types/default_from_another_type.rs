use factor3::Config;

#[derive(Config)]
struct App {
    port: u16,
    #[config(default_from = port)]
    audience: String,
}

fn main() {}
