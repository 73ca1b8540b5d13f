use factor3::Config;

#[derive(Config)]
struct App {
    #[config(allow_empty)]
    port: u16,
}

fn main() {}
