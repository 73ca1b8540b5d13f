use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 10 * 60)]
    seconds: u32,
}

fn main() {}
