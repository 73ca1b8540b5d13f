use factor3::Config;

#[derive(Config)]
#[config(prefix = "APP_")]
struct App {
    #[config(fallback = "APP_HOST")]
    host: String,
}

fn main() {}
