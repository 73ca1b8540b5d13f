use factor3::Config;

#[derive(Config)]
union App {
    port: u16,
}

fn main() {}
