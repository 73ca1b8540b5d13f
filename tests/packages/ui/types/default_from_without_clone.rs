use factor3::Config;

struct Own;

impl std::str::FromStr for Own {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Self)
    }
}

#[derive(Config)]
struct App {
    first: Own,
    #[config(default_from = first)]
    second: Own,
}

fn main() {}
