use factor3::{Config, FromEnvStr, Kind, ValueError};

struct Base64(String);

impl FromEnvStr for Base64 {
    const KIND: Kind = Kind::Text;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Config)]
struct App {
    api_key: Base64,
}

fn main() {}
