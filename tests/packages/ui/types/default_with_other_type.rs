use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default_with = "3000")]
    port: u16,
}

fn main() {}
