use factor3::Config;

#[derive(Config)]
struct App {
    #[config(separator = ";")]
    port: u16,
}

fn main() {}
