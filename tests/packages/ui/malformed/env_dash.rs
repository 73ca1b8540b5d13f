use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "HTTP-PORT")]
    port: u16,
}

fn main() {}
