use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(skip = todo!(), flatten)]
    mail: Mail,
}

fn main() {}
