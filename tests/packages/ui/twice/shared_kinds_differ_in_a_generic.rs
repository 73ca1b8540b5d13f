use factor3::{Config, FromEnvStr};

#[derive(Config)]
struct App<T: FromEnvStr> {
    name: T,
    #[config(shared)]
    port: u16,
    #[config(shared, env = "PORT")]
    http_port: u32,
}

fn main() {}
