use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "FACTOR3")]
    mode: String,
}

fn main() {}
