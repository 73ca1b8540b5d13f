use factor3::Config;

#[derive(Config)]
#[config(retired("OLD-LIMIT", "use NEW_LIMIT"))]
struct App {
    new_limit: u16,
}

fn main() {}
