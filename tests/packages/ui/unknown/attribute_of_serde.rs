use factor3::Config;

#[derive(Config)]
struct App {
    #[config(rename = "HTTP_PORT")]
    port: u16,
}

fn main() {}
