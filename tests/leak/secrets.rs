//! Secrets: neither a report nor `Debug` of the config shows them.

use std::collections::BTreeMap;

use factor3::{Base64, Config, Env, Hex, SecretBox, SecretString};

use crate::own::{
    Loud, Token, parse_boxed, parse_static, parse_string, parse_value_error, refuse_text, refuse_token,
};
use crate::random::Xorshift;
use crate::{Tally, rounds, run, values};

fn refuse_all(all: &Checked) -> Result<(), Loud> {
    Err(Loud(all.whole.0.clone()))
}

#[derive(Debug, Config)]
#[config(prefix = "CHECKED_", validate = refuse_all)]
struct Checked {
    whole: Token,
}

/// All fields are secret, so that `Debug` of the config is searched as well.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
pub(crate) struct Secrets {
    api_key: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    signing_key: Option<Base64>,
    encryption_key: Option<Hex>,
    #[config(min_len = 8)]
    password: Option<SecretString>,
    #[config(default = "")]
    tokens: Vec<SecretString>,
    #[config(default = "")]
    pins: Vec<SecretBox<u16>>,
    #[config(default = "")]
    keys: Vec<Base64>,
    #[config(secret)]
    own: Option<Token>,
    #[config(secret, default = "")]
    owns: BTreeMap<Token, Token>,
    #[config(value_parser = parse_string)]
    by_string: Option<SecretString>,
    #[config(value_parser = parse_boxed)]
    by_boxed: Option<SecretString>,
    #[config(value_parser = parse_static)]
    by_static: Option<SecretString>,
    #[config(value_parser = parse_value_error)]
    by_value_error: Option<SecretString>,
    #[config(validate = refuse_text)]
    refused: Option<SecretString>,
    #[config(secret, validate = refuse_token)]
    refused_token: Option<Token>,
    #[config(flatten)]
    checked: Option<Checked>,
}

#[test]
fn neither_report_nor_debug_shows_a_secret() {
    run::<Secrets>(|config| format!("{config:?}\n{config:#?}")).assert_silent();
    // All fields are rarely valid at once, so each field is loaded alone.
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    let declared = Secrets::SCHEMA.variables();
    for _ in 0..rounds() {
        let name = declared[random.below(declared.len())].name().to_owned();
        tally.load_all::<Secrets>(&Env::from_vars([(name, values::value(&mut random))]));
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 10);
}
