//! Names that are similar but do not clash.

#![deny(warnings)]

use std::path::PathBuf;
use std::time::Duration;

use factor3::Config;

#[derive(Config)]
struct Credentials {
    name: String,
}

#[derive(Config)]
struct App {
    name: String,
    #[config(flatten, prefix = "IN_")]
    inbound: Credentials,
    #[config(flatten, prefix = "OUT_")]
    outbound: Credentials,
    // Names are case-sensitive, so these two differ.
    #[config(env = "http_proxy")]
    proxy: Option<String>,
    #[config(env = "HTTP_PROXY")]
    cgi_proxy: Option<String>,
    // None of these names looks like a credential.
    max_tokens: u32,
    token_ttl: Duration,
    tokenizer: String,
    token_path: PathBuf,
    public_key: String,
    compass: String,
    #[config(default = "redis://cache:6379")]
    cache: String,
}

fn main() {
    let names = App::SCHEMA.variables();
    assert_eq!((names[1].name(), names[2].name()), ("IN_NAME", "OUT_NAME"));
    assert!(App::from_vars([("NAME", "app")]).is_err());
    let _ = |app: App| {
        let _ = (app.name, app.inbound.name, app.outbound.name, app.max_tokens, app.token_ttl, app.tokenizer);
        let _ = (app.token_path, app.public_key, app.compass, app.cache, app.proxy, app.cgi_proxy);
    };
}
