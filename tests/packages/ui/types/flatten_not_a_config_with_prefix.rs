use factor3::Config;

struct Api;

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "API_")]
    api: Api,
}

fn main() {}
