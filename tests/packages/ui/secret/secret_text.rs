use factor3::Config;

#[derive(Config)]
struct App {
    #[config(secret)]
    pepper: String,
}

fn main() {}
