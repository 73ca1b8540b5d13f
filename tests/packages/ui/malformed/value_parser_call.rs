use factor3::Config;

#[derive(Config)]
struct App {
    #[config(value_parser = parse(1))]
    port: u16,
}

fn main() {}
