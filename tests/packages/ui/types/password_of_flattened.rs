use factor3::Config;

#[derive(Config)]
struct Database {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, password)]
    database: Database,
}

fn main() {}
