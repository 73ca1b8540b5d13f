#[derive(factor3::FromEnvStr)]
#[config(rename_all = "kebab_case")]
enum Mode {
    ReadOnly,
    ReadWrite,
}

fn main() {}
