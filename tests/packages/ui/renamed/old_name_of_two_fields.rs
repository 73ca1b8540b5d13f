use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "OLD")]
    port: u16,
    #[config(renamed_from = "OLD")]
    host: String,
}

fn main() {}
