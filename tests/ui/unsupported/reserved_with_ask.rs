use factor3::Config;

#[derive(Config)]
#[config(ask = "APP_ASK")]
struct App {
    #[config(env = "FACTOR3")]
    mode: String,
}

fn main() {}
