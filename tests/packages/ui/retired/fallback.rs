use factor3::Config;

#[derive(Config)]
#[config(retired("LIMIT", "use NEW_LIMIT"))]
struct App {
    #[config(fallback = "LIMIT")]
    new_limit: u16,
}

fn main() {}
