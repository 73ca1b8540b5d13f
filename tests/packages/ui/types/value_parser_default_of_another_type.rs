use factor3::Config;

struct Own;

#[derive(Config)]
struct App {
    #[config(value_parser = own, default = 30)]
    own: Own,
}

fn own(_: &str) -> Result<Own, &'static str> {
    Ok(Own)
}

fn main() {}
