use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default_with = Some(1))]
    port: Option<u16>,
}

fn main() {}
