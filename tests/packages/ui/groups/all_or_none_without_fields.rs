use factor3::Config;

#[derive(Config)]
#[config(all_or_none)]
struct App {
    a: Option<String>,
    b: Option<String>,
}

fn main() {}
