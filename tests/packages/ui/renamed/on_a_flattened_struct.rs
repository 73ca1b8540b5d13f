use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "SERVER")]
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, renamed_from = "OLD")]
    mail: Mail,
}

fn main() {}
