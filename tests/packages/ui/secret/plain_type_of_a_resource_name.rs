use factor3::{Config, FromEnvStr, Kind, ValueError};

struct Redis(String);

impl FromEnvStr for Redis {
    const KIND: Kind = Kind::Text;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Config)]
struct App {
    redis_url: Redis,
}

fn main() {}
