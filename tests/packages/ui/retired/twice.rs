use factor3::Config;

#[derive(Config)]
#[config(retired("LIMIT", "use NEW_LIMIT"))]
#[config(retired("LIMIT", "remove it"))]
struct App {
    new_limit: u16,
}

fn main() {}
