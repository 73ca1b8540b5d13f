use factor3::Config;

#[derive(Config)]
struct App {
    #[config(value_parser = parse_port)]
    port: u16,
}

fn main() {}
