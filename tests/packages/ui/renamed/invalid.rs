use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "OLD-PORT")]
    port: u16,
}

fn main() {}
