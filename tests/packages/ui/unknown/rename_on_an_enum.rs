#[derive(factor3::FromEnvStr)]
#[config(rename = "mode")]
enum Mode {
    ReadOnly,
    ReadWrite,
}

fn main() {}
