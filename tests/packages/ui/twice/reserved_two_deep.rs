use factor3::Config;

#[derive(Config)]
struct Toggle {
    tor3: u16,
}

#[derive(Config)]
struct Web {
    #[config(flatten, prefix = "C")]
    toggle: Toggle,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "FA")]
    web: Web,
}

fn main() {}
