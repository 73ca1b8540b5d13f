//! Tests that no freed memory contains a secret: neither while the secret is read nor after it is dropped.
//!
//! SECURITY.md says what these tests cannot see: the environment block of the process, which the operating system keeps,
//! and the stack. Each test runs itself again in a new process whose environment contains the secret.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

#[path = "../../support/child.rs"]
mod child;
mod credentials;
mod dotenv;
mod files;
mod heap;
mod scrubber;
mod strangers;

use std::ffi::OsStr;

use factor3::resource::{Amqp, AzureBlob, Http, MongoDb, Postgres, Redis, S3};
use factor3::{Base64, Config, Env, ExposeSecret as _, SecretBox, SecretString};

/// No other text of the library or of the tests contains six of these letters in a row.
const CANARY: &str = "Zq7Kx9Wv3JpQ";
const CANARY_IN_BASE64: &str = "WnE3S3g5V3YzSnBR";

const API_KEY: (&str, &str) = ("API_KEY", CANARY);
const DATABASE_URL: (&str, &str) = ("DATABASE_URL", "postgres://shop:a%40Zq7Kx9Wv3JpQ@db/orders");

/// Checks that `run` leaves no copy, in a process with these variables.
fn wiped(test: &str, vars: &[(&str, impl AsRef<OsStr>)], run: fn()) {
    if let Some(copies) = copies(test, vars, run) {
        assert!(copies.is_empty(), "{} copies are left: {}", copies.len(), copies.join("\n"));
    }
}

/// Checks that `run` leaves a copy and that the copy is found. Without this, finding no copy would prove nothing.
fn caught(test: &str, vars: &[(&str, impl AsRef<OsStr>)], run: fn()) {
    if let Some(copies) = copies(test, vars, run) {
        assert!(!copies.is_empty(), "the copy was not found");
    }
}

/// The copies that `run` leaves in the new process; `None` in the process that starts it.
fn copies(test: &str, vars: &[(&str, impl AsRef<OsStr>)], run: fn()) -> Option<Vec<String>> {
    if child::is(module_path!(), test) {
        return Some(heap::copies(&[CANARY, CANARY_IN_BASE64], run));
    }
    let vars = vars.iter().map(|(name, value)| (name, value.as_ref()));
    let output = child::command(module_path!(), test).envs(vars).output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && shown.contains("1 passed"), "{shown}");
    None
}

#[derive(Config)]
struct App {
    api_key: SecretString,
    database_url: Postgres,
}

/// Loads the struct, checks its secrets and drops it.
fn load() {
    let app = App::from_env().unwrap();
    assert!(app.api_key.expose_secret() == CANARY);
    assert!(app.database_url.password().unwrap().expose_secret().strip_prefix("a@") == Some(CANARY));
}

#[test]
fn environment_to_secret_and_handle() {
    wiped("environment_to_secret_and_handle", &[API_KEY, DATABASE_URL], load);
}

#[test]
fn with_a_report_and_a_copy_of_the_handle() {
    wiped("with_a_report_and_a_copy_of_the_handle", &[API_KEY, DATABASE_URL], || {
        let loaded = App::load(&Env::process()).unwrap();
        assert!(!loaded.summary.to_string().is_empty());
        assert!(!format!("{:?}", loaded.config.database_url.clone()).is_empty());
    });
}

#[test]
fn below_another_layer() {
    wiped("below_another_layer", &[API_KEY, DATABASE_URL], || {
        App::load(&Env::from_vars([("API_KEY", "")]).or(Env::process())).unwrap();
    });
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Kinds {
    signing_key: Base64,
    in_box: SecretBox<String>,
    keys: Vec<SecretString>,
    #[config(min_len = 4)]
    passphrase: SecretString,
    amqp_url: Amqp,
    bucket: S3,
    blobs: AzureBlob,
    hook: Http,
    mongo: MongoDb,
    replicas: Vec<Redis>,
    #[config(secret, value_parser = parse)]
    token: SecretString,
}

fn parse(text: &str) -> Result<SecretString, String> {
    Ok(text.into())
}

#[test]
fn every_kind_of_secret_and_handle() {
    let vars = [
        ("SIGNING_KEY", CANARY_IN_BASE64),
        ("IN_BOX", CANARY),
        ("KEYS", "Zq7Kx9Wv3JpQ, Zq7Kx9Wv3JpQ"),
        ("PASSPHRASE", CANARY),
        ("AMQP_URL", "amqp://shop:Zq7Kx9Wv3JpQ@mq/v"),
        ("BUCKET", "s3://AKIA:Zq7Kx9Wv3JpQ@minio:9000/bucket"),
        ("BLOBS", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=WnE3S3g5V3YzSnBR"),
        ("HOOK", "https://hooks.example/Zq7Kx9Wv3JpQ?key=Zq7Kx9Wv3JpQ"),
        ("MONGO", "mongodb://shop:Zq7Kx9Wv3JpQ@a,b/orders?replicaSet=r"),
        ("REPLICAS", "redis://:Zq7Kx9Wv3JpQ@a,redis://:Zq7Kx9Wv3JpQ@b"),
        ("TOKEN", CANARY),
    ];
    wiped("every_kind_of_secret_and_handle", &vars, || {
        assert!(Kinds::from_env().unwrap().signing_key.expose_secret() == CANARY.as_bytes());
    });
}

#[test]
fn every_kind_refused() {
    let vars = [
        ("SIGNING_KEY", "WnE3S3g5V3YzSnBR!"),
        ("KEYS", "Zq7Kx9Wv3JpQ,,Zq7Kx9Wv3JpQ"),
        ("PASSPHRASE", "Zq7"),
        ("AMQP_URL", "amqp://shop:Zq7Kx9Wv3JpQ@mq:Zq7Kx9Wv3JpQ"),
        ("BUCKET", "s3://AKIA:Zq7Kx9Wv3JpQ@minio:9000/bucket#"),
        ("BLOBS", "AccountKey=Zq7Kx9Wv3JpQ"),
        ("HOOK", "https://hooks.example/Zq7Kx9Wv3JpQ%zz"),
        ("MONGO", "mongodb://shop:Zq7Kx9Wv3JpQ@@a,b/orders"),
        ("REPLICAS", "redis://:Zq7Kx9Wv3JpQ@a,redis://:Zq7Kx9Wv3JpQ%2@b"),
        ("TOKEN", CANARY),
    ];
    wiped("every_kind_refused", &vars, || {
        let error = Kinds::from_env().err().unwrap();
        assert!(error.problems().len() > 9);
        assert!(!error.to_string().contains(CANARY));
    });
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Late {
    api_key: SecretString,
    port: u16,
    database_url: Postgres,
    replica: Option<Postgres>,
}

/// Variables are missing before, between and after the secrets, so the report searches all names that are set.
#[test]
fn a_load_that_fails() {
    wiped("a_load_that_fails", &[API_KEY, DATABASE_URL, ("REPLICA", "Zq7Kx9Wv3JpQ"), ("PROT", "1")], || {
        let error = Late::from_env().err().unwrap();
        assert!(error.to_string().contains("PROT is set"));
    });
}

/// Nothing is missing, so the report searches the names that are set only at its end.
#[test]
fn a_value_that_is_refused() {
    let vars = [API_KEY, DATABASE_URL, ("REPLICA", "postgres://shop:Zq7Kx9Wv3JpQ"), ("PORT", "1")];
    wiped("a_value_that_is_refused", &vars, || {
        assert!(Late::from_env().err().unwrap().problems().len() == 1);
    });
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Renamed {
    #[config(renamed_from = "API_KEY")]
    stripe_api_key: SecretString,
    #[config(flatten)]
    optional: Option<RenamedToo>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct RenamedToo {
    #[config(renamed_from = "DATABASE_URL")]
    orders_url: Postgres,
}

#[test]
fn earlier_names() {
    wiped("earlier_names", &[API_KEY, DATABASE_URL], || {
        assert!(Renamed::from_env().unwrap().optional.is_some());
    });
}

#[test]
fn earlier_names_that_are_refused() {
    let vars = [("STRIPE_API_KEY", "k"), API_KEY, DATABASE_URL, ("ORDERS_URL", "postgres://db")];
    wiped("earlier_names_that_are_refused", &vars, || {
        assert!(Renamed::from_env().err().unwrap().problems().len() == 2);
    });
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct WithOptional {
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Mail>,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Mail>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Mail {
    host: String,
    password: SecretString,
    url: Option<Http>,
}

#[test]
fn optional_struct() {
    let vars = [
        ("MAIL_HOST", "h"),
        ("MAIL_PASSWORD", CANARY),
        ("MAIL_URL", "https://shop:Zq7Kx9Wv3JpQ@mail"),
        ("CACHE_HOST", ""),
    ];
    wiped("optional_struct", &vars, || {
        assert!(WithOptional::from_env().unwrap().mail.unwrap().password.expose_secret() == CANARY);
    });
}

#[test]
fn optional_struct_that_fails() {
    wiped("optional_struct_that_fails", &[("MAIL_PASSWORD", CANARY), ("CACHE_PASSWORD", CANARY)], || {
        assert!(WithOptional::from_env().err().unwrap().problems().len() == 2);
    });
}

macro_rules! strings {
    ($name:ident: $($field:ident)*) => {
        #[derive(Config)]
        #[allow(dead_code, reason = "only the number of fields matters")]
        struct $name { $($field: Option<String>,)* }
    };
}

strings! { Fifty:
    f00 f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22 f23 f24
    f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43 f44 f45 f46 f47 f48 f49
}

/// A struct with so many variables that they are read in one pass.
#[derive(Config)]
#[allow(dead_code, reason = "only the number of fields matters")]
struct Many {
    #[config(shared)]
    api_key: SecretString,
    #[config(flatten)]
    again: Again,
    #[config(flatten)]
    rest: Rest,
    #[config(flatten, prefix = "A_")]
    a: Fifty,
    #[config(flatten, prefix = "B_")]
    b: Fifty,
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Again {
    #[config(shared)]
    api_key: SecretString,
}

#[derive(Config)]
#[allow(dead_code, reason = "the fields are only dropped")]
struct Rest {
    port: u16,
    database_url: Postgres,
}

#[test]
fn one_pass() {
    wiped("one_pass", &[API_KEY, DATABASE_URL, ("PORT", "1")], || {
        assert!(Many::SCHEMA.count() > 100, "with fewer variables there is no pass");
        let many = Many::from_env().unwrap();
        assert!(many.api_key.expose_secret() == many.again.api_key.expose_secret());
    });
}

#[test]
fn one_pass_that_fails() {
    wiped("one_pass_that_fails", &[API_KEY, DATABASE_URL, ("PROT", "1")], || {
        assert!(Many::from_env().err().unwrap().to_string().contains("PROT is set"));
    });
}

#[test]
fn one_pass_through_a_layer_that_hides_another() {
    wiped("one_pass_through_a_layer_that_hides_another", &[API_KEY, DATABASE_URL, ("PORT", "1")], || {
        let front = Env::from_vars([("API_KEY", "k"), ("DATABASE_URL", "postgres://db/orders")]);
        assert!(Many::load(&front.or(Env::process())).unwrap().config.api_key.expose_secret() == "k");
    });
}

#[derive(Config)]
#[allow(dead_code, reason = "only the number of fields matters")]
struct ManyRenamed {
    #[config(flatten)]
    renamed: Renamed,
    #[config(flatten, prefix = "A_")]
    a: Fifty,
    #[config(flatten, prefix = "B_")]
    b: Fifty,
}

#[test]
fn one_pass_by_an_earlier_name() {
    wiped("one_pass_by_an_earlier_name", &[API_KEY, DATABASE_URL], || {
        assert!(ManyRenamed::from_env().unwrap().renamed.stripe_api_key.expose_secret() == CANARY);
    });
}

/// A reader as one would write it by hand, which leaves a copy.
#[test]
fn negative_control_a_string_on_the_way() {
    caught("negative_control_a_string_on_the_way", &[API_KEY], || {
        let text = std::env::var("API_KEY").unwrap();
        assert!(SecretString::from(text.trim()).expose_secret() == CANARY);
    });
}

#[test]
fn negative_control_a_buffer_that_grows() {
    caught("negative_control_a_buffer_that_grows", &[API_KEY], || {
        let mut text = String::new();
        for letter in std::env::var("API_KEY").unwrap().chars() {
            text.push(letter);
        }
        drop(SecretString::from(text));
    });
}
