use factor3::Config;

#[derive(Config)]
#[config(rename_all = "SCREAMING_SNAKE_CASE")]
struct App {
    port: u16,
}

fn main() {}
