use factor3::Config;

#[derive(Config)]
struct App<T: Clone> {
    name: T,
}

fn main() {}
