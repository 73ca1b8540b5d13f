use factor3::Config;

#[derive(Config)]
#[config(introspect = "APP_MODE", prefix = "APP_")]
struct App {
    #[config(renamed_from = "MODE")]
    level: String,
}

fn main() {}
