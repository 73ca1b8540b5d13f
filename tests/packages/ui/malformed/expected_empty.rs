use factor3::Config;

#[derive(Config)]
struct App {
    #[config(expected = " ", value_parser = same)]
    name: String,
}

fn same(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

fn main() {}
