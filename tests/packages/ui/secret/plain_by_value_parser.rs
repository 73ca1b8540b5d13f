use factor3::Config;

fn parse(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

#[derive(Config)]
struct App {
    #[config(value_parser = parse)]
    api_token: String,
}

fn main() {}
