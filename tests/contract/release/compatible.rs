//! `assert_compatible`, which guards releases in a test.

use std::panic::catch_unwind;

use factor3::contract::{Contract, assert_compatible};
use factor3::{Config, SecretString};

use crate::contract_of;
use crate::scratch::Scratch;

#[derive(Config)]
#[allow(dead_code, reason = "only the schema is looked at")]
struct Web {
    #[config(default = 3000)]
    port: u16,
}

#[derive(Config)]
#[allow(dead_code, reason = "only the schema is looked at")]
struct NewWeb {
    #[config(default = 3000)]
    port: u16,
    stripe_api_key: SecretString,
}

fn contract<T: Config>() -> Contract {
    contract_of("shop", &[("web", T::SCHEMA)])
}

/// The message of the failed check, from the path on.
fn failure(file: &str, text: Option<&str>, contract: &Contract) -> Option<String> {
    let scratch = Scratch::new();
    let path = scratch.path().join(file);
    if let Some(text) = text {
        scratch.file(file, text);
    }
    let panic = catch_unwind(|| assert_compatible(&path, contract)).err()?;
    let message = panic.downcast::<String>().unwrap();
    Some(message.split_once(file).unwrap().1.to_owned())
}

#[test]
fn a_compatible_contract_passes() {
    let released = contract::<NewWeb>().to_text();
    assert_eq!(failure("released.contract", Some(&released), &contract::<NewWeb>()), None);
    assert_eq!(failure("released.contract", Some(&released), &contract::<Web>()), None);
}

#[test]
fn an_incompatible_contract_fails_with_what_to_do() {
    let message =
        failure("released.contract", Some(&contract::<Web>().to_text()), &contract::<NewWeb>()).unwrap();
    let expected = " is the contract of the last release.\n\n\
        Added:\n! STRIPE_API_KEY is required (a secret): set it before the release\n\n\
        Not compatible: an environment that starts the old build may not start the new one. Do what the lines with ! say.\n\n\
        To replace it with the contract of this build: FACTOR3_UPDATE=1 cargo test";
    assert!(message.starts_with(expected), "{message}");
}

#[test]
fn a_file_that_is_missing_or_broken_fails() {
    let contract = contract::<Web>();
    let missing = failure("released.contract", None, &contract).unwrap();
    assert!(
        missing.starts_with(" cannot be read: ") && missing.contains("FACTOR3_UPDATE=1 cargo test"),
        "{missing}"
    );
    let broken = failure("released.contract", Some("factor3 contract 1\nprocess web\n"), &contract).unwrap();
    assert!(broken.starts_with(" cannot be compared: the old contract ends too early"), "{broken}");
}
