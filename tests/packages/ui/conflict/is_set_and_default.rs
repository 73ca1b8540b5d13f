use factor3::Config;

#[derive(Config)]
struct App {
    #[config(is_set, default = false)]
    mode: bool,
}

fn main() {}
