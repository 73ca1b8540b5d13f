use factor3::Config;

#[derive(Config)]
struct App {
    #[config = "PORT"]
    port: u16,
}

fn main() {}
