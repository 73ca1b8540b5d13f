use factor3::Config;

#[derive(Config)]
#[config(prefix = "APP_")]
struct App {
    #[config(renamed_from = "OLD", fallback = "APP_OLD")]
    name: String,
}

fn main() {}
