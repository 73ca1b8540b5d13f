use factor3::Config;

#[derive(Config)]
#[config(retired("UPLOAD", "use MAX_BODY"))]
struct Limits {
    body: u16,
}

#[derive(Config)]
struct App {
    max_upload: u16,
    #[config(flatten, prefix = "MAX_")]
    limits: Limits,
}

fn main() {}
