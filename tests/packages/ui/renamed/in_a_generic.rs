use factor3::Config;

#[derive(Config)]
struct Mail {
    server: String,
}

#[derive(Config)]
struct App<T: factor3::FromEnvStr> {
    #[config(renamed_from = "SERVER")]
    url: T,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
