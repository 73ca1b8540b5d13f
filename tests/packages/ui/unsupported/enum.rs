use factor3::Config;

#[derive(Config)]
enum App {
    Web,
    Worker,
}

fn main() {}
