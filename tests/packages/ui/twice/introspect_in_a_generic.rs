use factor3::Config;

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
#[config(introspect = "MAIL_HOST")]
struct App<T: factor3::FromEnvStr> {
    own: T,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

fn main() {}
