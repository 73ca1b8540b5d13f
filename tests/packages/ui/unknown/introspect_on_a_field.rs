use factor3::Config;

#[derive(Config)]
struct App {
    #[config(introspect = "APP_ASK")]
    port: u16,
}

fn main() {}
