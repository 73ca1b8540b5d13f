//! Secret files and credentials: their content, and a path that is the secret itself.

use std::ffi::OsString;

use factor3::resource::{Postgres, Redis};
use factor3::{Base64, Config, Env, SecretBox, SecretString};

use crate::own::{Token, parse_boxed, refuse_text};
use crate::random::Xorshift;
use crate::scratch::Scratch;
use crate::search::CANARY;
use crate::{Tally, rounds, values};

#[derive(Debug, Config)]
#[config(secret_files)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Files {
    #[config(renamed_from = "OLD_KEY")]
    api_key: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    signing_key: Option<Base64<4>>,
    #[config(min_len = 99)]
    password: Option<SecretString>,
    #[config(default = "")]
    tokens: Vec<SecretString>,
    #[config(secret)]
    own: Option<Token>,
    #[config(value_parser = parse_boxed)]
    by_boxed: Option<SecretString>,
    #[config(validate = refuse_text)]
    refused: Option<SecretString>,
    #[config(flatten, prefix = "DB_")]
    database: Option<Database>,
}

#[derive(Debug, Config)]
#[config(all_or_none(url, replicas))]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Database {
    url: Option<Postgres>,
    replicas: Option<Vec<Redis>>,
    password: Option<SecretString>,
}

/// Paths that are a secret, or contain a secret. None of them exists. `{dir}` exists.
const PATHS: &[&str] = &[
    "{}", "/{}", "//{}", "./{}", "~/{}", "/{}/", "{dir}/{}", "{dir}/{}/key", "{dir}/../{}", "{dir}/./{}/..",
    "{dir}/key/{}", "/proc/self/{}", "/proc/self/root/{}", "/dev/null/{}", "/dev/fd/{}", "file:///{}",
    "postgres://app:{}@db/app", "/run/secrets/key\n{}", "/{}\u{0}", "\u{0}{}", "/{}\u{7f}\u{9b}31m",
    "\"{dir}/{}\"", "-----BEGIN PRIVATE KEY-----\n{}/{}", "{dir}/{}/../gone", "{dir}/{}/... ",
    "{dir}/NUL.{}", "{dir}\\{}\\..", "C:\\{}", "C:\\{}\\..", "C:\\{}\\..\\..\\gone", "C:{}",
    "\\\\{}\\share\\key", "\\\\?\\C:\\{}\\..", "\\\\.\\pipe\\{}", "COM1:{}",
];

fn path(scratch: &Scratch, random: &mut Xorshift) -> OsString {
    let dir = scratch.path().to_str().unwrap();
    let secret = match random.below(8) {
        0 => CANARY.repeat(500),
        1 => CANARY.to_lowercase(),
        _ => CANARY.to_owned(),
    };
    random.one_of(PATHS).replace("{dir}", dir).replace("{}", &secret).into()
}

/// The content of a file: with the canary, or a part of it, also of each kind that is rejected.
fn content(random: &mut Xorshift) -> Vec<u8> {
    let mut content = values::value(random).into_encoded_bytes();
    match random.below(12) {
        0 => content.insert(0, 0),
        1 => content.splice(0..0, *b"\xef\xbb\xbf").for_each(drop),
        2 => content.extend(CANARY.repeat(6_000).into_bytes()),
        3 => content.extend(b"\r\n"),
        4 => content.extend(format!("\n{CANARY}\n").into_bytes()),
        5 => content = format!("API_KEY={CANARY}").into_bytes(),
        6 => content = format!("postgres://app:{CANARY}@db/app").into_bytes(),
        _ => {}
    }
    content
}

#[test]
fn neither_a_file_nor_its_path_nor_a_credential_is_shown() {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    let scratch = Scratch::new();
    scratch.file("key", CANARY);
    let names: Vec<String> =
        Files::SCHEMA.variables().iter().map(|declared| declared.name().to_owned()).collect();
    for round in 0..2 * rounds() {
        let mut vars: Vec<(String, OsString)> = Vec::new();
        let mut files = Vec::new();
        for _ in 0..=random.below(2) {
            let name = &names[random.below(names.len())];
            match random.below(5) {
                0 => vars.push((format!("{name}_FILE"), path(&scratch, &mut random))),
                1 | 2 => {
                    let file = scratch.file(&format!("{round}-{name}"), content(&mut random));
                    vars.push((format!("{name}_FILE"), file.clone().into()));
                    files.push(file);
                }
                3 => {
                    files.push(scratch.file(name, content(&mut random)));
                    vars.push(("CREDENTIALS_DIRECTORY".into(), scratch.path().into()));
                }
                _ => vars.push((name.clone(), values::value(&mut random))),
            }
        }
        if random.below(4) == 0 {
            vars.push(("OLD_KEY".into(), values::value(&mut random)));
        }
        if random.below(8) == 0 {
            vars.push(("CREDENTIALS_DIRECTORY".into(), path(&scratch, &mut random)));
        }
        // `Debug` of a database shows what is not a credential, and here the canary may be in any part.
        tally.load::<Files>(&Env::from_vars(vars), |config| {
            format!("{:?}{:?}{:?}{:?}", config.api_key, config.tokens, config.own, config.by_boxed)
        });
        for file in files {
            let _ = std::fs::remove_file(file);
        }
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 10);
    assert!(tally.warned > rounds() / 10, "{}", tally.warned);
}

#[test]
fn each_path_that_is_a_secret_is_rejected_and_not_shown() {
    let scratch = Scratch::new();
    scratch.file("key", "x");
    let dir = scratch.path().to_str().unwrap();
    for form in PATHS {
        let mut tally = Tally::default();
        let path = form.replace("{dir}", dir).replace("{}", CANARY);
        tally.load_all::<Files>(&Env::from_vars([("API_KEY_FILE", &path)]));
        tally.assert_silent();
        assert_eq!(tally.refused, 1, "{form}");
    }
}
