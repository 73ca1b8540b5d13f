use factor3::Config;

#[derive(Config)]
struct App {
    host: String,
    #[config(renamed_from = "HOST")]
    port: u16,
}

fn main() {}
