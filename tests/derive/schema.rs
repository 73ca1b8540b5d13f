//! The schema: what the struct declares, as data.

#![allow(dead_code, reason = "the tests look at what the fields declare")]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use factor3::{Base64, Config, FromEnvStr, Hex, Kind, SecretBox, SecretString, Variable};

#[derive(Debug, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// Outbound mail.
#[derive(Debug, Config)]
struct Mail {
    /// Host of the relay.
    ///
    /// More of it.
    host: String,
}

#[derive(Debug, Config)]
struct App {
    /// Port the web process binds,
    /// behind the router.
    #[config(default = 3000, example = "8080")]
    port: u16,
    #[config(default_with = Duration::from_secs(1))]
    timeout: Duration,
    dir: Option<PathBuf>,
    /** A block. */
    level: Level,
    #[config(separator = ";")]
    peers: Vec<SocketAddr>,
    weights: BTreeMap<String, u8>,
    #[config(generate = "openssl rand -hex 32")]
    api_key: SecretString,
    pin: SecretBox<u16>,
    keys: Vec<Base64<32>>,
    salt: Hex,
    #[config(allow_empty)]
    banner: String,
    #[config(flatten, prefix = "SMTP_")]
    mail: Option<Mail>,
    #[config(skip = 0)]
    skipped: u8,
}

fn declared(name: &str) -> Variable {
    App::SCHEMA.variables().into_iter().find(|declared| declared.name() == name).unwrap()
}

#[test]
fn the_struct_and_the_number_of_its_variables_are_named() {
    assert_eq!((App::SCHEMA.name(), App::SCHEMA.count()), ("App", 12));
    assert_eq!(App::SCHEMA.variables().len(), 12);
    const _: () = assert!(App::SCHEMA.count() == 12, "it is const data");
}

#[test]
fn variables_are_in_the_order_of_declaration() {
    let names: Vec<String> = App::SCHEMA.variables().into_iter().map(|v| v.name().to_owned()).collect();
    assert_eq!(
        names,
        [
            "PORT", "TIMEOUT", "DIR", "LEVEL", "PEERS", "WEIGHTS", "API_KEY", "PIN", "KEYS", "SALT",
            "BANNER", "SMTP_HOST"
        ]
    );
}

#[test]
fn the_doc_comment_of_a_field_is_the_doc_of_its_variable() {
    assert_eq!(declared("PORT").doc(), "Port the web process binds,\nbehind the router.");
    assert_eq!(declared("LEVEL").doc(), "A block.");
    assert_eq!(declared("SMTP_HOST").doc(), "Host of the relay.\n\nMore of it.");
    assert_eq!(declared("DIR").doc(), "");
}

#[test]
fn kinds_follow_from_the_types() {
    for (name, kind) in [
        ("PORT", u16::KIND),
        ("TIMEOUT", Kind::Duration(None)),
        ("DIR", Kind::Path),
        ("LEVEL", Kind::Words(&["low", "high"])),
        ("PEERS", Kind::List(&Kind::Socket(None))),
        ("WEIGHTS", Kind::Map(&Kind::Text, &u8::KIND)),
        ("API_KEY", Kind::Secret(&Kind::Text)),
        ("PIN", Kind::Secret(&u16::KIND)),
        ("KEYS", Kind::List(&Kind::Secret(&Kind::Base64(32)))),
        ("SALT", Kind::Secret(&Kind::Hex(0))),
    ] {
        assert_eq!(*declared(name).kind(), kind, "{name}");
        assert_eq!(kind.is_secret(), ["API_KEY", "PIN", "KEYS", "SALT"].contains(&name), "{name}");
    }
}

#[test]
fn a_variable_is_required_without_a_default_or_an_option() {
    let optional: Vec<String> = App::SCHEMA
        .variables()
        .into_iter()
        .filter(|declared| !declared.is_required())
        .map(|declared| declared.name().to_owned())
        .collect();
    assert_eq!(optional, ["PORT", "TIMEOUT", "DIR"]);
    let nested = declared("SMTP_HOST");
    assert!(nested.is_required() && nested.in_option(), "if its struct is there");
    assert_eq!(nested.field(), "App.mail.host");
    assert!(!declared("PORT").in_option());
}

#[test]
fn every_attribute_of_a_field_is_in_the_schema() {
    let port = declared("PORT");
    assert_eq!((port.default(), port.example(), port.generate()), (Some("3000"), Some("8080"), None));
    let timeout = declared("TIMEOUT");
    assert!(timeout.default().is_none() && timeout.has_computed_default());
    assert_eq!((declared("PEERS").separator(), declared("KEYS").separator()), (";", ","));
    assert_eq!(declared("API_KEY").generate(), Some("openssl rand -hex 32"));
    assert!(declared("BANNER").allows_empty() && !port.allows_empty());
}

#[test]
fn the_stars_of_a_block_comment_are_no_part_of_the_meaning() {
    #[derive(Config)]
    #[expect(dead_code, reason = "only the table is asked")]
    struct Commented {
        /** Where the files are.
         *
         *  * `local`: on the disk
         *  * `s3`: in a bucket
         */
        files: String,
        /** The first line.
        The second line. */
        plain: String,
        /// * an item
        /// * another item
        items: String,
    }
    let docs: Vec<&str> = Commented::SCHEMA.variables().iter().map(|variable| variable.doc()).collect();
    assert_eq!(docs[0], "Where the files are.\n\n * `local`: on the disk\n * `s3`: in a bucket");
    assert_eq!(docs[2], "* an item\n* another item");
    assert!(docs[1].starts_with("The first line.\n"), "{}", docs[1]);
}
