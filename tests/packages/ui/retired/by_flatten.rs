use factor3::Config;

#[derive(Config)]
struct Limits {
    upload: u16,
}

#[derive(Config)]
#[config(retired("MAX_UPLOAD", "use MAX_BODY"))]
struct App {
    #[config(flatten, prefix = "MAX_")]
    limits: Limits,
}

fn main() {}
