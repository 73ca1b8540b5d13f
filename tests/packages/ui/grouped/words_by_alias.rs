use factor3::{Config, FromEnvStr};

#[derive(FromEnvStr)]
#[config(rename_all = "UPPERCASE")]
enum Deploy {
    Dev,
    Prod,
}

type Region = Deploy;

#[derive(Config)]
struct App {
    region: Region,
}

fn main() {}
