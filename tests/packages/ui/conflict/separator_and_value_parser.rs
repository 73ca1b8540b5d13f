use factor3::Config;

fn parse(text: &str) -> Result<Vec<String>, &'static str> {
    Ok(vec![text.to_owned()])
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse, separator = ";")]
    tags: Vec<String>,
}

fn main() {}
