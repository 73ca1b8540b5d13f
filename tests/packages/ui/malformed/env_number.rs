use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = 80)]
    port: u16,
}

fn main() {}
