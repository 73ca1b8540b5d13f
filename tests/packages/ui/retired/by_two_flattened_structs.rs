use factor3::Config;

#[derive(Config)]
#[config(retired("UPLOAD", "use BODY"))]
struct Limits {
    body: u16,
}

#[derive(Config)]
struct Mail {
    #[config(renamed_from = "UPLOAD")]
    attachment: u16,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    limits: Limits,
    #[config(flatten)]
    mail: Mail,
}

fn main() {}
