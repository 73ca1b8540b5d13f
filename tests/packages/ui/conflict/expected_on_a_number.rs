use factor3::Config;

#[derive(Config)]
struct App {
    #[config(expected = "a port")]
    port: u16,
}

fn main() {}
