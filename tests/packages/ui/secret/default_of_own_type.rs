use factor3::Config;

struct Key(String);

impl std::str::FromStr for Key {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Config)]
struct App {
    #[config(secret, default = "changeme")]
    key: Key,
}

fn main() {}
