#[derive(factor3::FromEnvStr)]
#[config(rename_all = lowercase)]
enum Mode {
    ReadOnly,
    ReadWrite,
}

fn main() {}
