use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "")]
    port: u16,
}

fn main() {}
