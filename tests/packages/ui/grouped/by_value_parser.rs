use factor3::Config;

fn is_production(text: &str) -> Result<bool, &'static str> {
    Ok(text == "production")
}

#[derive(Config)]
struct App {
    #[config(value_parser = is_production)]
    rails_env: bool,
}

fn main() {}
