//! Everything that a handle shows of a text, and the search for a canary in it.

use std::fmt::{Debug, Display};

use factor3::{FromEnvStr, ValueError};

pub(crate) const CANARY: &str = "Zq7Kx9Wv3Jp";
const WINDOW: usize = 6;

/// The function that reads a URL of a service, and a URL with `{}` in the place of the canary.
pub(crate) type Template = (fn(&str) -> Output, &'static str);

pub(crate) struct Output {
    pub(crate) accepted: bool,
    pub(crate) shown: String,
}

/// Everything that the handle `T` shows of a text.
pub(crate) fn reads<T: FromEnvStr + Display + Debug + Clone>(text: &str) -> Output {
    match T::from_env_str(text) {
        Ok(url) => {
            let again = T::from_env_str(&url.to_string()).map_or_else(error, |url| url.to_string());
            Output { accepted: true, shown: format!("{url}\n{url:?}\n{url:#?}\n{:?}\n{again}", url.clone()) }
        }
        Err(refusal) => Output { accepted: false, shown: error(refusal) },
    }
}

fn error(error: ValueError) -> String {
    format!("{error}\n{error:?}\n{error:#?}")
}

pub(crate) fn shows_canary(shown: &str) -> bool {
    let canary = CANARY.to_lowercase();
    let contains = |text: &str| {
        let text = text.to_lowercase();
        (0..=canary.len() - WINDOW).any(|at| text.contains(&canary[at..at + WINDOW]))
    };
    contains(shown) || (shown.contains('%') && contains(&decoded(shown)))
}

fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('%') {
        decoded.push_str(before);
        match escape.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(char::from(byte));
                rest = &escape[2..];
            }
            None => rest = escape,
        }
    }
    decoded + rest
}
