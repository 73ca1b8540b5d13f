use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "API_KEY")]
    value: String,
}

fn main() {}
