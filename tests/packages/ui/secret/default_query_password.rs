use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = "postgres:///app?password=hunter2")]
    primary: String,
}

fn main() {}
