use factor3::Config;

#[derive(Config)]
struct App {
    private_pem: Option<String>,
}

fn main() {}
