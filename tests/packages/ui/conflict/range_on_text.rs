use factor3::Config;

#[derive(Config)]
struct App {
    #[config(range = "a"..="z")]
    greeting: String,
}

fn main() {}
