use factor3::Config;

#[derive(Config)]
#[config(prefix = "APP_")]
struct App {
    #[config(env = "HTTP", renamed_from = "HTTP")]
    port: u16,
}

fn main() {}
