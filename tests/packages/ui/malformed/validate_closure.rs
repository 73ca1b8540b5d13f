use factor3::Config;

#[derive(Config)]
struct App {
    #[config(validate = |port: &u16| Ok(()))]
    port: u16,
}

fn main() {}
