use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
struct App {
    #[config(flatten)]
    inbound: Mail,
    #[config(flatten)]
    outbound: Mail,
}

fn main() {}
