use factor3::FromEnvStr;

#[derive(FromEnvStr)]
struct Level {
    name: String,
}

fn main() {}
