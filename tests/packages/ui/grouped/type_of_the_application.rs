use factor3::Config;

struct Own;

impl std::str::FromStr for Own {
    type Err = &'static str;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

#[derive(Config)]
struct App {
    profile: Own,
}

fn main() {}
