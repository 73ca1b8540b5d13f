use factor3::Config;

#[derive(Config)]
#[config(one_of(url, frobnicate))]
struct App {
    url: Option<String>,
    host: Option<String>,
}

fn main() {}
