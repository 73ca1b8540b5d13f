//! Values that are not UTF-8. `e4` and `e5` are rows of the catalogue of bad input.

#![cfg(unix)]

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use factor3::{Config, ExposeSecret, SecretString};

fn bytes(bytes: &[u8]) -> OsString {
    OsStr::from_bytes(bytes).to_owned()
}

#[derive(Debug, Config)]
struct App {
    host: Option<String>,
    port: Option<u16>,
    api_key: Option<SecretString>,
    hosts: Option<Vec<String>>,
    raw: Option<OsString>,
    dir: Option<PathBuf>,
    boxed: Option<Box<std::path::Path>>,
}

#[test]
fn e4_a_declared_variable_must_be_utf_8() {
    let bad = bytes(b"hunter2\xff");
    let error =
        App::from_vars(["HOST", "PORT", "API_KEY", "HOSTS"].map(|name| (name, bad.clone()))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 4 problems in the environment of App

HOST is not valid UTF-8
    meaning   App.host
    expected  a text

PORT is not valid UTF-8
    meaning   App.port
    expected  a whole number from 0 to 65535

API_KEY is not valid UTF-8
    meaning   App.api_key
    expected  a secret

HOSTS is not valid UTF-8
    meaning   App.hosts
    expected  a list separated by commas

factor3: 4 problems, nothing was started"
    );
    assert!(error.problems().iter().all(|problem| problem.reason().code() == "not_unicode"));
}

#[test]
fn e4_paths_and_os_strings_take_any_bytes() {
    let any = bytes(b"/srv/\xff\xfe");
    let app = App::from_vars(["RAW", "DIR", "BOXED"].map(|name| (name, any.clone()))).unwrap();
    assert_eq!(app.raw.as_deref(), Some(&*any));
    assert_eq!(app.dir.map(PathBuf::into_os_string), Some(any.clone()));
    assert_eq!(app.boxed.as_deref().map(std::path::Path::as_os_str), Some(&*any));
}

#[test]
fn e5_strangers_do_no_harm_whatever_they_hold() {
    let stranger = bytes(b"\xff\xfe");
    let vars = [
        (OsString::from("LS_COLORS"), stranger.clone()),
        (stranger.clone(), stranger.clone()),
        (bytes(b"HOST\xff"), stranger),
        (OsString::from("HOST"), OsString::from("h")),
        (OsString::from("API_KEY"), OsString::from("k")),
    ];
    let app = App::from_vars(vars.clone()).unwrap();
    assert_eq!((app.host.as_deref(), app.port, app.hosts), (Some("h"), None, None));
    assert_eq!(app.api_key.unwrap().expose_secret(), "k");
    let strangers = vars.into_iter().take(3);
    // Names are enumerated after a failure only: not UTF-8, they are no misspelling of anything.
    #[derive(Debug, Config)]
    struct Required {
        #[allow(dead_code)]
        hosts: String,
    }
    let error = Required::from_vars(strangers).unwrap_err();
    assert_eq!(error.problems()[0].hint(), None);
}
