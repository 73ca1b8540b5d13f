use factor3::Config;

#[derive(Config)]
struct App {
    app_env: String,
}

fn main() {}
