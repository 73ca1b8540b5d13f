use factor3::Config;

#[derive(Config)]
struct Digits {
    #[config(env = "R3")]
    three: String,
}

#[derive(Config)]
#[config(introspect = "APP_ASK")]
struct App {
    #[config(flatten, prefix = "FACTO")]
    digits: Digits,
}

fn main() {}
