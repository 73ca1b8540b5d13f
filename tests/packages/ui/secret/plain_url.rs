use factor3::Config;

#[derive(Config)]
struct App {
    database_url: String,
}

fn main() {}
