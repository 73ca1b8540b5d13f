use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = 5, env = "RETRIES")]
    retries: u8,
}

fn main() {}
