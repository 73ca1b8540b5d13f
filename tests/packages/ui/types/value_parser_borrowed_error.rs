use factor3::Config;

fn parse(text: &str) -> Result<u16, &str> {
    text.parse().map_err(|_| text)
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse)]
    port: u16,
}

fn main() {}
