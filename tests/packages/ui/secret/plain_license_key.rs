use factor3::Config;

#[derive(Config)]
struct App {
    maxmind_license_key: Option<String>,
}

fn main() {}
