use factor3::Config;

#[derive(Config)]
#[config(retired("UPLOAD", "use BODY"))]
struct Limits {
    body: u16,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "MAX_")]
    limits: Limits,
    #[config(fallback = "MAX_UPLOAD")]
    attachment: u16,
}

fn main() {}
