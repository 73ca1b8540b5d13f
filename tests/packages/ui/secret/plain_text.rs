use factor3::Config;

#[derive(Config)]
struct App {
    db_password: String,
}

fn main() {}
