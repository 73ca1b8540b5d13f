use factor3::Config;

fn parse(text: &str) -> Result<Option<u16>, std::num::ParseIntError> {
    text.parse().map(Some)
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse)]
    port: Option<u16>,
}

fn main() {}
