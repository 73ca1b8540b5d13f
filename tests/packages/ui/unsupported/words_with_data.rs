use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {
    Off,
    Custom(u8),
}

fn main() {}
