use factor3::Config;

#[derive(Config)]
struct App {
    #[config(default = "postgres://app:hunter2@localhost/app")]
    primary: String,
}

fn main() {}
