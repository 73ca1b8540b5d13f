use factor3::Config;

fn parse(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse()
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse, serde)]
    port: u16,
}

fn main() {}
