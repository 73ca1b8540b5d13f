use factor3::Config;

#[derive(Config)]
struct App {
    #[config(grouped = "why")]
    region: String,
}

fn main() {}
