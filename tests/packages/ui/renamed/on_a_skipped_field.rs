use factor3::Config;

#[derive(Config)]
struct App {
    #[config(skip = 1, renamed_from = "OLD")]
    port: u16,
}

fn main() {}
