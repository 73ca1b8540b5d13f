use factor3::{Config, resource::Redis};

#[derive(Config)]
struct App {
    #[config(password = "CACHE_PASSWORD")]
    caches: Vec<Redis>,
}

fn main() {}
