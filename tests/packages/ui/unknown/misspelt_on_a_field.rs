use factor3::Config;

#[derive(Config)]
struct App {
    #[config(defualt = 3000)]
    port: u16,
}

fn main() {}
