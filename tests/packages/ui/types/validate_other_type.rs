use factor3::Config;

fn check(port: &u32) -> Result<(), &'static str> {
    if *port > 0 { Ok(()) } else { Err("zero") }
}

#[derive(Config)]
struct App {
    #[config(validate = check)]
    port: u16,
}

fn main() {}
