use factor3::Config;

#[derive(Config)]
struct App {
    #[config(renamed_from = "PORT")]
    port: u16,
}

fn main() {}
