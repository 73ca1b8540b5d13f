use factor3::Config;

#[derive(Config)]
struct App {
    #[config(shared)]
    port: u16,
    #[config(shared, env = "PORT")]
    http_port: u32,
}

fn main() {}
