use factor3::Config;

#[derive(Config)]
struct Api {
    key: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "API__")]
    api: Api,
}

fn main() {}
