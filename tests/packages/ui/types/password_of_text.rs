use factor3::Config;

#[derive(Config)]
struct App {
    #[config(password)]
    api_address: String,
}

fn main() {}
