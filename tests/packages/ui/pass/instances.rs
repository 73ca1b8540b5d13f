//! A generic struct is proved for each instance.

#![deny(warnings)]

use factor3::{Config, FromEnvStr};

#[derive(Config)]
struct Mail {
    host: String,
}

#[derive(Config)]
#[config(prefix = "HTTP_")]
struct Http {
    host: String,
}

#[derive(Config)]
struct App<N: FromEnvStr, T: Config> {
    name: N,
    #[config(flatten)]
    first: Mail,
    #[config(flatten)]
    second: T,
}

fn main() {
    let vars = [("NAME", "7"), ("HOST", "a"), ("HTTP_HOST", "b")];
    let app = App::<u8, Http>::from_vars(vars).unwrap();
    assert_eq!((app.name, app.first.host.as_str(), app.second.host.as_str()), (7, "a", "b"));
}
