use factor3::Config;

#[derive(Config)]
struct App {
    domain_name: String,
    #[config(default_from = domian_name)]
    audience: String,
}

fn main() {}
