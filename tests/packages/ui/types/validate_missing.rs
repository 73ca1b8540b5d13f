use factor3::Config;

#[derive(Config)]
struct App {
    #[config(validate = check_port)]
    port: u16,
}

fn main() {}
