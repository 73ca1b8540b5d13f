use factor3::Config;

#[derive(Config)]
struct App {
    #[config(secret, not_secret)]
    key: String,
}

fn main() {}
