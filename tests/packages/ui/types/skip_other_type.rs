use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = "3000")]
    port: u16,
}

fn main() {}
