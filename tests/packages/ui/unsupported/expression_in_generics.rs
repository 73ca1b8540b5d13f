use factor3::Config;

#[derive(Config)]
struct App<const N: usize = { let n = 2; n }> {
    port: u16,
}

fn main() {}
