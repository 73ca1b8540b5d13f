//! `.env` files: no line is shown, nor the lines after it, nor a path that is the secret itself.

use std::path::Path;

use factor3::resource::Postgres;
use factor3::{Config, Env, SecretString};

use crate::random::Xorshift;
use crate::scratch::Scratch;
use crate::search::{CANARY, leak};
use crate::{Tally, rounds, shown, values};

#[derive(Debug, Config)]
#[config(prefix = "APP_", warn_unknown)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct App {
    api_key: Option<SecretString>,
    database_url: Option<Postgres>,
    #[config(renamed_from = "OLD_TOKEN")]
    token: SecretString,
    port: Option<u16>,
    text: Option<SecretString>,
}

/// Lines that contain the canary. The broken lines come first, one for each mistake.
const BROKEN: &[&str] = &[
    "{}",
    "export {}",
    "APP_API_KEY: {}",
    "{}: x",
    "={}",
    "1{}=x",
    "{} x={}",
    "{}[0]=x",
    "APP_API_KEY=${}",
    "APP_API_KEY={}$$w0rd",
    "APP_API_KEY=\"${{}}\"",
    "{}=$x",
    "APP_API_KEY='{}",
    "APP_API_KEY=\"{}",
    "{}='x",
    "APP_API_KEY='-----BEGIN KEY-----\n{}\n{}==\n{}=x\nAPP_{}",
    "APP_API_KEY=\"{}\" {}",
    "APP_API_KEY='{}'{}",
    "APP_API_KEY=\"x\n{}\"{}",
    "APP_API_KEY=\"\\{}\"",
    "APP_API_KEY= # {}",
    "APP_API_KEY={}\t# {}",
    "APP_API_KEY={}\rAPP_TOKEN={}",
    "# {}\r{}",
    "APP_API_KEY={}\0",
    "APP_API_KEY='\0{}'",
    "{}={}\0",
    "-----BEGIN KEY-----\n{}\n{}=\n{}==\n-----END {}",
];

const GOOD: &[&str] = &[
    "APP_API_KEY={}",
    "APP_TOKEN='{}'",
    "APP_TOKEN=\"{}\\n\"",
    "APP_OLD_TOKEN={}x",
    "APP_PORT={}",
    "APP_DATABASE_URL=postgres://app:{}@db/app",
    "APP_DATABASE_URL=mysql://app:{}@db/app",
    "APP_TEXT=\"x\n{}\n\"",
    "APP_API_KYE={}",
    "{}={}",
    "# {}",
    "X={} # {}",
];

#[test]
fn each_mistake_shows_nothing_of_its_line() {
    let scratch = Scratch::new();
    for line in BROKEN {
        let file = scratch.file(".env", format!("APP_TOKEN=x\n{}\n", line.replace("{}", CANARY)));
        let mut tally = Tally::default();
        tally.load_all::<App>(&Env::dotenv(file));
        tally.assert_silent();
        assert!(tally.refused + tally.warned > 0, "{line}");
    }
}

#[test]
fn no_file_of_these_lines_shows_any_of_them() {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    let scratch = Scratch::new();
    for round in 0..2 * rounds() {
        let mut text = Vec::new();
        for _ in 0..random.below(6) {
            let lines = if random.below(4) == 0 { BROKEN } else { GOOD };
            let line = random.one_of(lines);
            let line = match random.below(4) {
                0 => line.replace("{}", &values::value(&mut random).to_string_lossy()),
                _ => line.replace("{}", CANARY),
            };
            text.extend(line.into_bytes());
            text.extend(random.one_of(&["\n", "\n", "\r\n", "\n\n"]).bytes());
        }
        if random.below(32) == 0 {
            text.push(0xff);
        }
        // Writing to an existing file again would flush it to the disk.
        let path = scratch.file(&round.to_string(), text);
        let file = Env::dotenv(&path);
        std::fs::remove_file(path).unwrap();
        let env = match random.below(3) {
            0 => Env::from_vars([("APP_TOKEN", CANARY)]).or(file),
            1 => Env::from_vars([("APP_TOKEN", "t")]).or(file),
            _ => file,
        };
        // `Debug` of a database shows what is not a credential.
        tally.load::<App>(&env, |config| format!("{:?}{:?}{:?}", config.api_key, config.token, config.text));
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 10);
    assert!(tally.warned > rounds() / 10, "{}", tally.warned);
}

#[test]
fn a_path_that_is_the_secret_itself_is_not_shown() {
    let scratch = Scratch::new();
    let key = scratch.file("key", "x");
    let dir = scratch.path().display();
    let many = CANARY.repeat(500);
    for path in [
        CANARY.to_owned(),
        format!("/{CANARY}"),
        format!("{dir}/{CANARY}"),
        format!("{}/{CANARY}", key.display()),
        format!("{CANARY}\0"),
        format!("/{CANARY}\n"),
        many.clone(),
        format!("{dir}/{many}"),
        format!("{dir}/{CANARY}/../{CANARY}"),
    ] {
        let mut tally = Tally::default();
        tally.load_all::<App>(&Env::dotenv(Path::new(&path)));
        tally.load_all::<App>(&Env::from_vars([("APP_TOKEN", "x")]).or(Env::dotenv(path)));
        tally.assert_silent();
    }
}

/// The content is not lines of text at all.
#[test]
fn a_file_that_cannot_be_read_at_all_shows_nothing_of_its_content() {
    let scratch = Scratch::new();
    let mut not_utf_8 = format!("APP_API_KEY={CANARY}\n").into_bytes();
    not_utf_8.push(0xff);
    let large = format!("APP_API_KEY={CANARY}\n").repeat(60_000);
    for content in [not_utf_8, large.into_bytes()] {
        let mut tally = Tally::default();
        tally.load_all::<App>(&Env::dotenv(scratch.file(".env", content)));
        tally.assert_silent();
        assert_eq!(tally.refused, 1);
    }
}

/// The name of a file is shown as the application gives it, so the search has to find it in each output that contains
/// it.
#[test]
fn negative_control_the_name_of_a_file_is_found() {
    let scratch = Scratch::new();
    let file = scratch.file(CANARY, "APP_TOKEN");
    let error = App::load(&Env::dotenv(file)).unwrap_err();
    let mut shown = shown::of_error(&error);
    shown.extend(shown::termination_message(&error));
    let file = scratch.file(CANARY, b"\xff");
    shown.extend(shown::of_error(&App::load(&Env::dotenv(file)).unwrap_err()));
    let file = scratch.file(CANARY, "APP_TOKEN=x\nno assignment");
    shown.extend(shown::of_report(&App::load(&Env::dotenv(file)).unwrap().summary));
    for channel in [
        "error", "error, debug", "error, json", "termination message", "problem", "field", "table",
        "report, json", "warning", "warning, debug",
    ] {
        let found = shown.iter().any(|(name, text)| *name == channel && leak(text).is_some());
        assert!(found, "{channel}");
    }
}
