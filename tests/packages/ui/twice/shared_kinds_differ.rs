use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(shared)]
    port: u32,
}

#[derive(Config)]
struct App {
    #[config(shared)]
    port: u16,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
