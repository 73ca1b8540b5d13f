use factor3::Config;

#[derive(Config)]
#[config(retired("LIMIT", "use NEW_LIMIT"))]
struct App {
    limit: u16,
}

fn main() {}
