use factor3::Config;

#[derive(Config)]
struct App {
    ports: Vec<u16>,
    #[config(default_from = ports, range = 1024..)]
    admin_ports: Vec<u16>,
}

fn main() {}
