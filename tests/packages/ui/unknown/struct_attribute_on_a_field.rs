use factor3::Config;

#[derive(Config)]
struct App {
    #[config(crate = ::factor3)]
    port: u16,
}

fn main() {}
