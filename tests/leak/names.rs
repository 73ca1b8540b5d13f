//! Old names, unknown names and similar names: their values are never shown.

use std::ffi::OsString;

use factor3::resource::Postgres;
use factor3::{Config, Env, SecretString};

use crate::random::Xorshift;
use crate::search::CANARY;
use crate::{Tally, rounds, values};

#[derive(Debug, Config)]
#[config(prefix = "APP_", warn_unknown, secret_files)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Renamed {
    #[config(renamed_from = "KEY", renamed_from = "OLD_KEY")]
    api_key: Option<SecretString>,
    #[config(renamed_from = "DB_URL")]
    database_url: Option<Postgres>,
    #[config(renamed_from = "WEB_PORT")]
    port: Option<u16>,
    #[config(renamed_from = "OLD_TOKENS", default = "")]
    tokens: Vec<SecretString>,
    #[config(flatten)]
    mail: Option<Mail>,
}

#[derive(Debug, Config)]
#[config(prefix = "MAIL_", warn_unknown)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Mail {
    #[config(renamed_from = "PWD")]
    password: SecretString,
    #[config(renamed_from = "OLD_HOST")]
    host: Option<SecretString>,
}

const NAMES: &[&str] = &[
    "API_KEY", "KEY", "OLD_KEY", "API_KEY_FILE", "DATABASE_URL", "DB_URL", "PORT", "WEB_PORT", "TOKENS",
    "OLD_TOKENS", "MAIL_PASSWORD", "MAIL_PWD", "MAIL_HOST",
    "MAIL_OLD_HOST", // These names belong to no field.
    "API_KYE", "MAIL_PASWORD", "UNKNOWN", "KEY_FILE",
];

#[test]
fn neither_an_old_name_nor_an_unknown_one_shows_its_value() {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    let (mut different, mut old, mut unknown) = (0, 0, 0);
    for _ in 0..2 * rounds() {
        let mut vars: Vec<(String, OsString)> = Vec::new();
        for _ in 0..=random.below(4) {
            let name = random.one_of(NAMES);
            // Equal values are not a problem. Values that begin or end alike must not be shown either.
            let value = match random.below(4) {
                0 => CANARY.into(),
                1 => format!("t-{CANARY}").into(),
                2 => format!("postgres://app:{CANARY}@db/app").into(),
                _ => values::value(&mut random),
            };
            vars.push((format!("APP_{name}"), value));
        }
        let env = Env::from_vars(vars);
        tally.load::<Renamed>(&env, |config| {
            format!("{:?}{:?}{:?}", config.api_key, config.tokens, config.mail)
        });
        let count = |report: &factor3::Summary, code: &str| {
            report.warnings().iter().filter(|warning| warning.code() == code).count()
        };
        match Renamed::load(&env) {
            Ok(loaded) => {
                old += count(&loaded.summary, "old_name");
                unknown += count(&loaded.summary, "unknown");
            }
            Err(error) => {
                let is_old = |problem: &&factor3::Problem| problem.reason().code() == "old_name";
                different += error.problems().iter().filter(is_old).count();
            }
        }
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 10);
    let least = rounds() / 10;
    assert!(different > least && old > least && unknown > least, "{different} {old} {unknown}");
}

/// A name may be a part of a secret: a line of base64 ends in `=`. If such a text is shown, it was set as a name.
#[test]
fn a_name_that_is_not_similar_to_a_declared_one_is_not_shown() {
    let mut tally = Tally::default();
    for name in [CANARY.to_owned(), CANARY.to_uppercase(), format!("{CANARY}_KEY"), format!("app_{CANARY}")] {
        tally.load_all::<Renamed>(&Env::from_vars([(name.clone(), "1"), ("APP_API_KEY".into(), "x")]));
        tally.load_all::<Renamed>(&Env::from_vars([(name, "1"), ("APP_PORT".into(), "x")]));
    }
    tally.assert_silent();
    tally.assert_both(4);
}
