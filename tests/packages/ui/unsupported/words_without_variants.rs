use factor3::FromEnvStr;

#[derive(FromEnvStr)]
enum Level {}

fn main() {}
