//! Plants the canary in each output. Without this, a search that finds nothing proves nothing.

use std::collections::BTreeSet;

use factor3::{Config, Env, FromEnvStr, ValueError};

use crate::search::{CANARY, WINDOW, leak};
use crate::shown::{Shown, of_error, of_loaded, of_report, termination_message};
use crate::{Tally, child};

#[derive(Debug, FromEnvStr)]
enum Word {
    #[config(rename = "Zq7Kx9Wv3JpQ")]
    Canary,
}

/// A struct whose names, texts and word are shown, and all of them are the canary.
#[derive(Debug, Config)]
#[config(prefix = "P_", warn_unknown)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
pub(crate) struct Planted {
    /// Zq7Kx9Wv3JpQ
    #[config(renamed_from = "OLD_Zq7Kx9Wv3JpQ", generate = "make Zq7Kx9Wv3JpQ", example = "Zq7Kx9Wv3JpQ")]
    zq7kx9wv3jpq: String,
    /// `Debug` of the config shows this field in full.
    word_zq7kx9wv3jpq: Option<Word>,
    #[config(value_parser = refuse)]
    refused: Option<String>,
}

fn refuse(_: &str) -> Result<String, ValueError> {
    Err(ValueError::expected("Zq7Kx9Wv3JpQ"))
}

/// Everything that a load shows: once for a failed load, and once for a successful load.
fn planted() -> Shown {
    let word = ("P_WORD_ZQ7KX9WV3JPQ", CANARY);
    let error = Planted::load(&Env::from_vars([("P_REFUSED", "x"), word])).unwrap_err();
    let mut shown = of_error(&error);
    shown.extend(termination_message(&error));
    let loaded = Planted::load(&Env::from_vars([("P_OLD_Zq7Kx9Wv3JpQ", "x"), word])).unwrap();
    shown.extend(of_report(&loaded.summary));
    shown.extend(of_loaded(&loaded));
    shown
}

#[test]
fn negative_control_a_canary_in_any_output_is_found() {
    let shown = planted();
    let all: BTreeSet<&str> = shown.iter().map(|(channel, _)| *channel).collect();
    let found: BTreeSet<&str> =
        shown.iter().filter(|(_, text)| leak(text).is_some()).map(|(channel, _)| *channel).collect();
    assert_eq!(found, all);
    assert!(all.len() >= 19, "{all:?}");
    // A tally of these outputs would not count as silent.
    let mut tally = Tally::default();
    tally.search(&shown);
    assert!(tally.leaks.len() >= all.len());
}

/// The part of a path that exists is shown, so the search has to find it in the report.
#[test]
fn negative_control_a_path_that_exists_is_found() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    #[allow(dead_code, reason = "what counts is what is shown of it")]
    struct Files {
        api_key: factor3::SecretString,
    }
    let scratch = crate::scratch::Scratch::new();
    std::fs::create_dir(scratch.at(CANARY)).unwrap();
    let error = Files::load(&Env::from_vars([("API_KEY_FILE", scratch.at(CANARY))])).unwrap_err();
    let mut shown = of_error(&error);
    shown.extend(termination_message(&error));
    for channel in ["error", "termination message"] {
        let found = shown.iter().any(|(name, text)| *name == channel && leak(text).is_some());
        assert!(found, "{channel}");
    }
}

#[test]
fn exit() {
    if child::is(module_path!(), "exit") {
        Planted::from_env_or_exit();
    }
}

#[test]
fn exit_json() {
    if child::is(module_path!(), "exit_json") {
        match Planted::from_env() {
            Ok(planted) => println!("{planted:?}"),
            Err(error) => error.exit_json(),
        }
    }
}

#[test]
fn negative_control_the_output_of_a_process_is_searched() {
    let stderr = |entry: &str, name: &str, code: i32| {
        let output = child::command(module_path!(), entry).env(name, "x").output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{entry}");
        leak(&String::from_utf8(output.stderr).unwrap())
    };
    assert!(stderr("exit", "P_REFUSED", 78).is_some());
    assert!(stderr("exit_json", "P_REFUSED", 78).is_some());
    // This is a warning.
    assert!(stderr("exit", "P_OLD_Zq7Kx9Wv3JpQ", 0).is_some());
    let output = child::command(module_path!(), "exit_json").env("P_ZQ7KX9WV3JPQ", CANARY).output().unwrap();
    assert!(leak(&String::from_utf8(output.stdout).unwrap()).is_some());
}

/// The search must find each form that a careless output could have, otherwise finding nothing proves nothing.
#[test]
fn negative_control_the_search_finds_every_form() {
    let all = CANARY.as_bytes();
    let text = |f: &dyn Fn(&u8) -> String| all.iter().map(f).collect::<String>();
    for shown in [
        format!("invalid value {CANARY}"),
        CANARY.to_uppercase(),
        format!("the value {:?}…", &CANARY[..WINDOW]),
        format!("…{}", &CANARY[CANARY.len() - WINDOW..]),
        CANARY.chars().rev().collect(),
        format!("{all:?}"),
        format!("{all:#x?}").replace("\n    ", " "),
        text(&|byte| format!("{byte:02x}")),
        text(&|byte| format!("{byte:02X}")),
        text(&|byte| format!("%{byte:02X}")),
        text(&|byte| format!("\\x{byte:02x}")),
        text(&|byte| format!("\\u{{{byte:x}}}")),
        text(&|byte| format!("\\u{byte:04x}")),
        text(&|byte| if byte.is_ascii_digit() { format!("%{byte:02x}") } else { char::from(*byte).into() }),
        // This is the base64 of the canary after no byte, one byte and two bytes, as `openssl base64` writes it.
        "WnE3S3g5V3YzSnBR".to_owned(),
        "OlpxN0t4OVd2M0pwUQ==".to_owned(),
        "YTpacTdLeDlXdjNKcFE=".to_owned(),
    ] {
        assert!(leak(&shown).is_some(), "{shown}");
    }
    for harmless in ["", "[REDACTED]", "PORT is not a whole number from 0 to 65535", &CANARY[..WINDOW - 1]] {
        assert_eq!(leak(harmless), None, "{harmless}");
    }
}
