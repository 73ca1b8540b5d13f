use factor3::{ByteSize, Config};

#[derive(Config)]
struct App {
    #[config(range = "10MB".."10000kB")]
    body: ByteSize,
}

fn main() {}
