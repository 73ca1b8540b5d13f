//! Handles that `#[derive(Config)]` made, on real servers, with real clients: see `README.md`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod handing_over;
mod postgres;
mod postgres_quirks;
mod postgres_tls;
mod quickstart;
mod redis;
mod redis_quirks;
mod servers;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every reserved character of RFC 3986, what shells and INI files treat specially, and a letter beyond ASCII.
const PASSWORD: &str = "p@ss/w#rd:%?&[] +\u{fc}\"\\!$'()*,;=%41^`{|}<>~";

/// A user's name, of what both services allow in one.
const USER: &str = "app:eu@shop/%2F";

/// The characters that RFC 3986 lets stand as they are in a user or password: unreserved and sub-delims.
const USERINFO: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// `text` with everything escaped that is no letter or digit.
fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The user and password as the variable holds them: with every character escaped that can be, and with
/// only those that have to be.
fn userinfos() -> [String; 2] {
    let least = |text| utf8_percent_encode(text, USERINFO).to_string();
    [format!("{}:{}", escaped(USER), escaped(PASSWORD)), format!("{}:{}", least(USER), least(PASSWORD))]
}

/// Passwords that a parser makes of [`PASSWORD`] when it decodes too little, too much, or ends it early.
fn near_misses() -> [String; 4] {
    [
        escaped(PASSWORD),
        PASSWORD.replace("%41", "A"),
        PASSWORD.replace('+', " "),
        PASSWORD.split('/').next().unwrap_or_default().to_owned(),
    ]
}
