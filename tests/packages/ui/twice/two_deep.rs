use factor3::Config;

#[derive(Config)]
struct Tls {
    cert: String,
}

#[derive(Config)]
#[config(prefix = "HTTP_")]
struct Http {
    #[config(flatten, prefix = "TLS_")]
    tls: Tls,
}

#[derive(Config)]
struct App {
    #[config(env = "WEB_HTTP_TLS_CERT")]
    cert: String,
    #[config(flatten, prefix = "WEB_")]
    http: Http,
}

fn main() {}
