use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "APP_ENV")]
    settings: String,
}

fn main() {}
