use factor3::{Config, FromEnvStr, Kind, ValueError};

struct Zone;

const WORD: &str = "a-rather-long-word-that-is-repeated-until-no-message-has-room-for-all-of-them";

impl FromEnvStr for Zone {
    const KIND: Kind = Kind::Words(&[WORD; 20]);

    fn from_env_str(_: &str) -> Result<Self, ValueError> {
        Ok(Self)
    }
}

#[derive(Config)]
struct App {
    #[config(default = "utc")]
    zone: Zone,
}

fn main() {}
