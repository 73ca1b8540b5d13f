//! Ids, and settings about credentials, are plain text.

use factor3::Config;

#[derive(Config)]
struct App {
    aws_access_key: String,
    aws_access_key_id: Option<String>,
    client_id: String,
    jwt_public_key_pem: String,
    tls_cert_pem: Option<String>,
    token_url: String,
    token_audience: Vec<String>,
    password_policy: String,
    api_key_header: String,
    queue_access_key: String,
    queue_secret_key: factor3::SecretString,
    log_access_key: Option<String>,
    log_secret_access_key: Option<factor3::SecretString>,
    #[config(flatten, prefix = "S3_ACCESS_")]
    store: Access,
}

#[derive(Config)]
struct Access {
    #[config(env = "KEY")]
    id: String,
}

fn main() {
    let _ = App::from_env();
}
