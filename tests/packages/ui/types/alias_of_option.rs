use factor3::Config;

type Port = Option<u16>;

#[derive(Config)]
struct App {
    port: Port,
}

fn main() {}
