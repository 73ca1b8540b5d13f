use factor3::Config;

#[derive(Config)]
#[config(secret_files = true)]
struct App {
    api_key: factor3::SecretString,
}

fn main() {}
