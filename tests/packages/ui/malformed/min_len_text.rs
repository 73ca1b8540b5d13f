use factor3::Config;

#[derive(Config)]
struct App {
    #[config(min_len = "32")]
    greeting: String,
}

fn main() {}
