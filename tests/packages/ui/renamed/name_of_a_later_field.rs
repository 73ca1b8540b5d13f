use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "HOST")]
    port: u16,
    host: String,
}

fn main() {}
