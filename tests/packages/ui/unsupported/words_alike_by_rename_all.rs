#[derive(factor3::FromEnvStr)]
#[config(rename_all = "lowercase")]
#[allow(non_camel_case_types)]
enum Level {
    Info,
    INFO,
}

fn main() {}
