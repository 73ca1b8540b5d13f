use factor3::Config;

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "TOR3")]
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten, prefix = "FAC")]
    mail: Mail,
}

fn main() {}
