use factor3::{Config, FromEnvStr, Kind, ValueError};

#[derive(PartialEq)]
struct Pin(String);

impl FromEnvStr for Pin {
    const KIND: Kind = Kind::Secret(&Kind::Text);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Config)]
struct App {
    #[config(required_if(b = "1234"))]
    a: Option<String>,
    b: Option<Pin>,
}

fn main() {}
