use factor3::Config;

struct Level;
struct Mail;

#[derive(Config)]
struct App {
    level: Level,
    #[config(default = 70000)]
    port: u16,
    #[config(flatten)]
    mail: Mail,
    levels: Vec<Level>,
}

fn main() {
    let _ = App::from_env();
}
