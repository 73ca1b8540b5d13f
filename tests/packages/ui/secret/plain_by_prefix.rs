use factor3::Config;

#[derive(Config)]
#[config(prefix = "API_")]
struct App {
    key: String,
}

fn main() {}
