use std::time::Duration;

use factor3::{Config, SecretString};

#[derive(Config)]
#[config(prefx = "APP_")]
struct App {
    #[config(defualt = 3000)]
    port: u16,
    #[config(env = "HTTP-HOST")]
    host: String,
    #[config(default = "changeme")]
    session_key: SecretString,
    api_token: String,
    #[config(default = 10 * 60, min_len = 2)]
    timeout: Duration,
    #[config(flatten, env = "MAIL")]
    mail: Mail,
    #[config(env = "WORKERS")]
    threads: u8,
    #[config(skip = 0, range = ..)]
    workers: u8,
    #[config(env = "WORKERS", default = 4)]
    processes: Option<u8>,
}

#[derive(Config)]
struct Mail {
    host: String,
}

fn main() {
    // The derive still writes an implementation, so no error about a missing one follows.
    let app = App::from_env_or_exit();
    let _: (u16, String) = (app.port, app.mail.host);
}
