use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "A", renamed_from = "A")]
    port: u16,
}

fn main() {}
