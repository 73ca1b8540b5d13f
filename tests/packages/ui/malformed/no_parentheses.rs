use factor3::Config;

#[derive(Config)]
struct App {
    #[config]
    port: u16,
}

fn main() {}
