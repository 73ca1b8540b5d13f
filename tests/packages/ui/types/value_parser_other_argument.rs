use factor3::Config;

fn parse(text: u16) -> Result<u16, &'static str> {
    Ok(text)
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse)]
    port: u16,
}

fn main() {}
