//! Types and functions of an application that are careless with a value, but whose `Debug` redacts it.

use std::fmt::{self, Debug};
use std::str::FromStr;

use factor3::{SecretString, ValueError};

/// A type of the application. Its error shows the text in each of its forms, and its `Debug` redacts the text.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Token(pub(crate) String);

#[derive(Clone)]
pub(crate) struct Loud(pub(crate) String);

impl Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl Debug for Loud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid value {:?}", self.0)
    }
}

impl fmt::Display for Loud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid value {}", self.0)
    }
}

impl std::error::Error for Loud {}

impl FromStr for Token {
    type Err = Loud;

    fn from_str(text: &str) -> Result<Self, Loud> {
        if text.starts_with("t-") { Ok(Self(text.to_owned())) } else { Err(Loud(text.to_owned())) }
    }
}

pub(crate) fn parse_string(text: &str) -> Result<SecretString, String> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(format!("invalid value {text}")) }
}

pub(crate) fn parse_boxed(text: &str) -> Result<SecretString, Box<dyn std::error::Error>> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(Loud(text.to_owned()).into()) }
}

pub(crate) fn parse_static(text: &str) -> Result<SecretString, &'static str> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err("it must start with t-") }
}

pub(crate) fn parse_value_error(text: &str) -> Result<SecretString, ValueError> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(ValueError::expected("a t- token")) }
}

pub(crate) fn refuse_text(secret: &SecretString) -> Result<(), String> {
    use factor3::ExposeSecret as _;
    Err(format!("invalid value {}", secret.expose_secret()))
}

pub(crate) fn refuse_token(token: &Token) -> Result<(), Loud> {
    Err(Loud(token.0.clone()))
}
