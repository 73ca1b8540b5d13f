use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = 1, required_if(b))]
    a: u16,
    b: Option<String>,
}

fn main() {}
