use factor3::Config;

#[derive(Config)]
struct App<T> {
    name: T,
}

fn main() {}
