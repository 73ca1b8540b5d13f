use factor3::Config;

#[derive(Config)]
struct App {
    #[config(grouped = "why")]
    stage: u8,
}

fn main() {}
