use factor3::{ByteSize, Config};

#[derive(Config)]
struct App {
    #[config(unit = "mb")]
    cache: ByteSize,
}

fn main() {}
