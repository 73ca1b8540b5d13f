use factor3::Config;

#[derive(Config)]
struct Toggle {
    tor3: u16,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "FAC")]
    toggle: Toggle,
}

fn main() {}
