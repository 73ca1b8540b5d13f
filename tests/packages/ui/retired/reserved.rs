use factor3::Config;

#[derive(Config)]
#[config(retired("FACTOR3", "remove it"))]
struct App {
    limit: u16,
}

fn main() {}
