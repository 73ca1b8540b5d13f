use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "HTTP_PORT" default = 3000)]
    port: u16,
}

fn main() {}
