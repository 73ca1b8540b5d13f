use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "FACTOR3")]
    port: u16,
}

fn main() {}
