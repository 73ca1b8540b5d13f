use factor3::{ByteSize, Config};

#[derive(Config)]
struct App {
    #[config(default = "64mb")]
    cache: ByteSize,
}

fn main() {}
