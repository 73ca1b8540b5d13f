use factor3::Config;

#[derive(Config)]
struct App {
    #[config(min_len = 2)]
    port: u16,
}

fn main() {}
