use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "SERVER")]
    host: String,
}

#[derive(Config)]
struct Other {
    server: String,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    mail: Mail,
    #[config(flatten)]
    other: Other,
}

fn main() {}
