use factor3::Config;

#[derive(Config)]
#[config(prefix = "SHOP_")]
struct App {
    stage: Option<String>,
}

fn main() {}
