use factor3::Config;

#[derive(Config)]
#[config(prefix = "RUN_")]
struct App {
    #[config(default = "fast")]
    mode: String,
}

fn main() {}
