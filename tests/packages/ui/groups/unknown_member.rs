use factor3::Config;

#[derive(Config)]
#[config(one_of(url, databse))]
struct App {
    url: Option<String>,
    database: Option<String>,
}

fn main() {}
