use factor3::Config;

#[derive(Config)]
struct App(u16);

fn main() {}
