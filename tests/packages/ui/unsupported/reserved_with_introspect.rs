use factor3::Config;

#[derive(Config)]
#[config(introspect = "APP_ASK")]
struct App {
    #[config(env = "FACTOR3")]
    mode: String,
}

fn main() {}
