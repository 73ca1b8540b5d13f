use factor3::Config;

fn check(port: &u16) -> bool {
    *port > 0
}

#[derive(Config)]
struct App {
    #[config(validate = check)]
    port: u16,
}

fn main() {}
