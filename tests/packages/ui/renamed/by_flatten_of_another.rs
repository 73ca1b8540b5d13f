use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "SERVER")]
    host: String,
}

#[derive(Config)]
struct App {
    #[config(renamed_from = "SERVER")]
    url: String,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
