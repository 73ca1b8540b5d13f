use factor3::Config;

#[derive(Config)]
struct App<'a> {
    name: &'a str,
}

fn main() {}
