use factor3::Config;

#[derive(Config)]
struct App {
    #[config(grouped = "")]
    app_env: String,
}

fn main() {}
