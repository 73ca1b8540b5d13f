use factor3::Config;

#[derive(Config)]
#[config(warn_unknown)]
struct App {
    port: u16,
}

fn main() {}
