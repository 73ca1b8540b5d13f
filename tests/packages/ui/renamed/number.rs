use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = 8080)]
    port: u16,
}

fn main() {}
