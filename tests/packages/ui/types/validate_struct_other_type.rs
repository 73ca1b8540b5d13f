use factor3::Config;

fn check(app: &u16) -> Result<(), &'static str> {
    if *app > 0 { Ok(()) } else { Err("zero") }
}

#[derive(Config)]
#[config(validate = check)]
struct App {
    port: u16,
}

fn main() {}
