//! factor3 under the name `cfg`, and through a module: `crate = ::path` gives its path.

use cfg::{Config, FromEnvStr, SecretString};

#[derive(Debug, PartialEq, FromEnvStr)]
#[config(crate = ::cfg)]
enum Level {
    Info,
    #[config(rename = "warning")]
    Warn,
}

#[derive(Config)]
#[config(crate = ::cfg, prefix = "MAIL_")]
struct Mail {
    host: String,
    password: Option<SecretString>,
}

#[derive(Config)]
#[config(crate = ::cfg, validate = check)]
struct App {
    #[config(default = 3000, range = 1..)]
    port: u16,
    level: Level,
    #[config(value_parser = parse, default = "a b")]
    words: Vec<String>,
    #[config(flatten)]
    mail: Mail,
    #[config(flatten, prefix = "OLD_")]
    old: Option<Mail>,
}

fn check(app: &App) -> Result<(), &'static str> {
    if app.port == 1 { Err("taken") } else { Ok(()) }
}

fn parse(text: &str) -> Result<Vec<String>, &'static str> {
    Ok(text.split(' ').map(str::to_owned).collect())
}

#[test]
fn a_renamed_crate_loads() {
    let app = App::from_vars([("LEVEL", "warning"), ("MAIL_HOST", "mail")]).unwrap();
    assert_eq!((app.port, app.level, app.words.len()), (3000, Level::Warn, 2));
    assert_eq!((app.mail.host.as_str(), app.old.is_none()), ("mail", true));
    assert!(app.mail.password.is_none() && Level::from_env_str("info") == Ok(Level::Info));
}

mod reexported {
    pub(crate) use ::cfg as config;
}

#[derive(Config)]
#[config(crate = crate::reexported::config)]
struct Other {
    host: String,
}

#[test]
fn a_crate_that_is_reexported_loads() {
    assert_eq!(Other::from_vars([("HOST", "b")]).unwrap().host, "b");
}
