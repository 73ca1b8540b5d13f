use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "PORT")]
    #[config(env = "HTTP_PORT")]
    port: u16,
}

fn main() {}
