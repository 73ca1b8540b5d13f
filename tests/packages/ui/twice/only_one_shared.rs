use factor3::Config;

#[derive(Config)]
struct App {
    #[config(shared)]
    port: u16,
    #[config(env = "PORT")]
    http_port: u16,
}

fn main() {}
