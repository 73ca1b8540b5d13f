//! The canary planted in each output, or finding nothing in it proves nothing.

use std::collections::BTreeSet;

use factor3::{Config, Env, FromEnvStr, ValueError};

use crate::search::{CANARY, leak};
use crate::shown::{Shown, of_error, of_loaded, of_report, termination_message};
use crate::{Tally, child};

#[derive(Debug, FromEnvStr)]
enum Word {
    #[config(rename = "Zq7Kx9Wv3JpQ")]
    Canary,
}

/// Names, texts of the code and a word are shown, and all of these are the canary.
#[derive(Debug, Config)]
#[config(prefix = "P_", warn_unknown)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
pub(crate) struct Planted {
    /// Zq7Kx9Wv3JpQ
    #[config(renamed_from = "OLD_Zq7Kx9Wv3JpQ", generate = "make Zq7Kx9Wv3JpQ", example = "Zq7Kx9Wv3JpQ")]
    zq7kx9wv3jpq: String,
    /// Shown whole by `Debug` of the config.
    word_zq7kx9wv3jpq: Option<Word>,
    #[config(value_parser = refuse)]
    refused: Option<String>,
}

fn refuse(_: &str) -> Result<String, ValueError> {
    Err(ValueError::expected("Zq7Kx9Wv3JpQ"))
}

/// Everything that a load shows, once it failed and once it did not.
fn planted() -> Shown {
    let word = ("P_WORD_ZQ7KX9WV3JPQ", CANARY);
    let error = Planted::load(&Env::from_vars([("P_REFUSED", "x"), word])).unwrap_err();
    let mut shown = of_error(&error);
    shown.extend(termination_message(&error));
    let loaded = Planted::load(&Env::from_vars([("P_OLD_Zq7Kx9Wv3JpQ", "x"), word])).unwrap();
    shown.extend(of_report(&loaded.report));
    shown.extend(of_loaded(&loaded));
    shown
}

#[test]
fn negative_control_what_is_planted_in_any_output_is_found() {
    let shown = planted();
    let all: BTreeSet<&str> = shown.iter().map(|(channel, _)| *channel).collect();
    let found: BTreeSet<&str> =
        shown.iter().filter(|(_, text)| leak(text).is_some()).map(|(channel, _)| *channel).collect();
    assert_eq!(found, all);
    assert!(all.len() >= 19, "{all:?}");
    // And a tally of them would not be called silent.
    let mut tally = Tally::default();
    tally.search(&shown);
    assert!(tally.leaks.len() >= all.len());
}

/// What exists of a path is shown, so that the search has to find it in the report.
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
    if child::is("control::exit") {
        Planted::from_env_or_exit();
    }
}

#[test]
fn exit_json() {
    if child::is("control::exit_json") {
        match Planted::from_env() {
            Ok(planted) => println!("{planted:?}"),
            Err(error) => error.exit_json(),
        }
    }
}

#[test]
fn negative_control_what_a_process_writes_is_searched() {
    let stderr = |entry: &str, name: &str, code: i32| {
        let output = child::command(entry).env(name, "x").output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{entry}");
        leak(&String::from_utf8(output.stderr).unwrap())
    };
    assert!(stderr("control::exit", "P_REFUSED", 78).is_some());
    assert!(stderr("control::exit_json", "P_REFUSED", 78).is_some());
    // A warning.
    assert!(stderr("control::exit", "P_OLD_Zq7Kx9Wv3JpQ", 0).is_some());
    let output = child::command("control::exit_json").env("P_ZQ7KX9WV3JPQ", CANARY).output().unwrap();
    assert!(leak(&String::from_utf8(output.stdout).unwrap()).is_some());
}
