use factor3::Config;

#[derive(Config)]
struct App;

fn main() {}
