use factor3::Config;

#[derive(Config)]
struct App {
    #[config(env = "1ST_PORT")]
    port: u16,
}

fn main() {}
