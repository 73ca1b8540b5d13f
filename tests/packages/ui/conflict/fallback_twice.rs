use factor3::Config;

#[derive(Config)]
struct App {
    #[config(fallback = "PGHOST", fallback = "PGHOST")]
    host: String,
}

fn main() {}
