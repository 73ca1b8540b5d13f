use factor3::Config;

#[derive(Config)]
struct App {
    factor3: String,
}

fn main() {}
