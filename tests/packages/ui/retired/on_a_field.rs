use factor3::Config;

#[derive(Config)]
struct App {
    #[config(retired("OLD_LIMIT", "use NEW_LIMIT"))]
    new_limit: u16,
}

fn main() {}
