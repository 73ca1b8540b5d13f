use factor3::Config;

#[derive(Config)]
struct App {
    #[config(unit = "s")]
    name: String,
}

fn main() {}
