//! The same of values that no field reads: a misspelt name may have a secret, and other programs have theirs.

use std::path::PathBuf;

use factor3::{Config, Env, SecretString};

use super::{API_KEY, CANARY, Fifty, caught, wiped};

/// Misspelt, of another program, and like nothing.
const STRANGERS: [(&str, &str); 4] = [
    ("API_KYE", CANARY),
    ("AWS_SECRET_ACCESS_KEY", CANARY),
    ("SHOP_UNKNOWN", "postgres://shop:Zq7Kx9Wv3JpQ@db/orders"),
    ("X", "a Zq7Kx9Wv3JpQ b"),
];

#[derive(Config)]
#[allow(dead_code, reason = "they are dropped")]
struct One {
    api_key: SecretString,
}

#[derive(Config)]
#[config(prefix = "SHOP_", warn_unknown)]
#[allow(dead_code, reason = "they are dropped")]
struct Shop {
    port: Option<u16>,
}

/// So many variables that they are read in one pass.
#[derive(Config)]
#[allow(dead_code, reason = "they are many, no more")]
struct Many {
    #[config(flatten, prefix = "A_")]
    a: Fifty,
    #[config(flatten, prefix = "B_")]
    b: Fifty,
    #[config(flatten, prefix = "C_")]
    c: Fifty,
}

#[test]
fn a_stranger_is_wiped_where_the_load_fails() {
    wiped("strangers::a_stranger_is_wiped_where_the_load_fails", &STRANGERS, || {
        assert!(One::from_env().err().unwrap().to_string().contains("API_KYE is set"));
    });
}

#[test]
fn a_stranger_is_wiped_where_unknown_names_are_told() {
    wiped("strangers::a_stranger_is_wiped_where_unknown_names_are_told", &STRANGERS, || {
        assert!(Shop::load(&Env::process()).unwrap().summary.to_string().contains("SHOP_UNKNOWN is set"));
    });
}

#[test]
fn a_stranger_is_wiped_where_the_environment_is_read_in_one_pass() {
    wiped("strangers::a_stranger_is_wiped_where_the_environment_is_read_in_one_pass", &STRANGERS, || {
        assert!(Many::SCHEMA.count() > 100, "else it is not read in a pass");
        assert!(Many::from_env().unwrap().a.f00.is_none());
    });
}

#[test]
fn a_stranger_is_wiped_in_every_layer() {
    wiped("strangers::a_stranger_is_wiped_in_every_layer", &STRANGERS, || {
        let front = Env::from_vars([("A", "b")]);
        assert!(One::load(&front.or(Env::process())).is_err());
    });
}

/// The same, from a file with these lines.
fn wiped_from(test: &str, content: &str, run: fn()) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("strangers-{test}.env"));
    let test = format!("strangers::{test}");
    if !super::child::is("wiped", &test) {
        std::fs::write(&path, content).unwrap();
    }
    wiped(&test, &[("TEST_DOTENV", path)], run);
}

fn file() -> Env {
    Env::process().or(Env::dotenv(std::env::var_os("TEST_DOTENV").unwrap()))
}

#[test]
fn a_stranger_is_wiped_in_a_dotenv_layer() {
    let content =
        "API_KYE=Zq7Kx9Wv3JpQ\nAWS_SECRET_ACCESS_KEY='Zq7Kx9Wv3JpQ'\nSHOP_UNKNOWN=\"Zq7Kx9Wv3JpQ\\n\"\n";
    wiped_from("a_stranger_is_wiped_in_a_dotenv_layer", content, || {
        assert!(One::load(&file()).err().unwrap().to_string().contains("API_KYE is set"));
        assert!(Shop::load(&file()).unwrap().summary.to_string().contains("SHOP_UNKNOWN is set"));
        assert!(Many::load(&file()).is_ok());
    });
}

/// What seems to be a name in it may be a part of a secret that spans lines.
#[test]
fn each_name_and_key_is_wiped_in_a_file_with_a_broken_line() {
    let content = "SHOP_X='-----BEGIN\nZq7Kx9Wv3JpQ\nZq7Kx9Wv3JpQ=\nexport Zq7Kx9Wv3JpQ=$x\nZq7Kx9Wv3JpQ: x\nxZq7Kx9Wv3JpQ==\n\
                   Zq7Kx9Wv3JpQ=\"\\d\"\nZq7Kx9Wv3JpQ=\"x\" y\n";
    wiped_from("each_name_and_key_is_wiped_in_a_file_with_a_broken_line", content, || {
        assert!(!One::load(&file()).err().unwrap().to_json().contains(CANARY));
        assert!(!Shop::load(&file()).unwrap().summary.to_json().contains(CANARY));
        assert!(Many::load(&file()).is_ok());
    });
}

/// The enumeration that one would write by hand.
#[test]
fn negative_control_a_pass_over_the_environment() {
    caught("strangers::negative_control_a_pass_over_the_environment", &[API_KEY], || {
        assert!(std::env::vars_os().any(|(name, _)| name == API_KEY.0));
    });
}
