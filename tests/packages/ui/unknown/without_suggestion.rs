use factor3::Config;

#[derive(Config)]
struct App {
    #[config(frobnicate)]
    port: u16,
}

fn main() {}
