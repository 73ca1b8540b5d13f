use factor3::Config;

#[derive(Config)]
struct App {
    größe: u16,
}

fn main() {}
