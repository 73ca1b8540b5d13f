#[derive(factor3::FromEnvStr)]
enum Mode {
    #[config(rename_all = "lowercase")]
    ReadOnly,
    ReadWrite,
}

fn main() {}
