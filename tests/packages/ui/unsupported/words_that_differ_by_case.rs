#[derive(factor3::FromEnvStr)]
enum Unit {
    #[config(rename = "m")]
    Minutes,
    #[config(rename = "M")]
    Months,
}

fn main() {}
