use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "2PORT")]
    port: u16,
}

fn main() {}
