//! A credential apart from its URL, one that rotates, and the scrubber of a load.

use factor3::resource::{AzureBlob, Nats, Postgres, Redis, S3};
use factor3::{Config, Env, ExposeSecret as _, SecretFile, SecretString};

use crate::files::scratch::Scratch;
use crate::{CANARY, wiped};

#[derive(Config)]
struct Apart {
    #[config(username, password)]
    database_url: Postgres,
    #[config(username, password)]
    nats_url: Nats,
    #[config(username = "S3_KEY_ID", password = "S3_KEY")]
    store_url: S3,
    #[config(password = "BLOB_KEY")]
    blob_url: AzureBlob,
}

const APART: &[(&str, &str)] = &[
    ("DATABASE_URL", "postgres://db/orders"),
    ("DATABASE_USER", "shop@eu"),
    ("DATABASE_PASSWORD", "a@ Zq7Kx9Wv3JpQ"),
    ("NATS_URL", "nats://n1,n2"),
    ("NATS_PASSWORD", CANARY),
    ("STORE_URL", "s3://uploads/a/Zq7Kx9Wv3JpQ"),
    ("S3_KEY_ID", "AKIDEXAMPLE"),
    ("S3_KEY", "Zq7Kx9Wv3JpQ/+"),
    ("BLOB_URL", "https://shop.blob.core.windows.net/uploads"),
    ("BLOB_KEY", "WnE3S3g5V3YzSnBR"),
];

#[test]
fn a_password_apart_leaves_no_copy() {
    wiped("credentials::a_password_apart_leaves_no_copy", APART, || {
        let app = Apart::from_env().unwrap();
        assert!(app.database_url.password().unwrap().expose_secret().ends_with(CANARY));
        assert!(app.database_url.expose_url().contains(CANARY));
        assert!(app.store_url.secret_access_key().is_some() && app.blob_url.account_key().is_some());
        assert!(app.nats_url.endpoints().len() == 2);
        let other = app.database_url.with_password(&SecretString::from(CANARY)).unwrap();
        assert!(other.with_username("shop").unwrap().password().is_some());
    });
}

#[test]
fn a_password_apart_that_is_refused_leaves_no_copy() {
    let vars = [
        ("DATABASE_URL", "postgres://shop:Zq7Kx9Wv3JpQ-1@db/orders"),
        ("DATABASE_PASSWORD", CANARY),
        ("NATS_URL", "nats://n1?x=Zq7Kx9Wv3JpQ"),
        ("NATS_PASSWORD", CANARY),
        ("STORE_URL", "s3://uploads/a"),
        ("S3_KEY", CANARY),
        ("BLOB_URL", "https://shop.blob.core.windows.net/uploads"),
        ("BLOB_KEY", "Zq7Kx9Wv3JpQ;BlobEndpoint=x"),
    ];
    wiped("credentials::a_password_apart_that_is_refused_leaves_no_copy", &vars, || {
        let error = Apart::from_env().err().unwrap();
        assert!(error.problems().len() == 4, "{error}");
        assert!(!error.to_string().contains(CANARY));
    });
}

#[derive(Config)]
struct Lacking {
    #[config(password)]
    cache_url: Redis,
    #[config(password)]
    other_url: Redis,
    #[config(password, default = "postgres://shop@db/orders")]
    database_url: Postgres,
}

#[test]
fn a_url_that_lacks_its_password_leaves_no_copy() {
    let vars = [
        ("CACHE_URL", "redis://shop@cache"),
        ("CACHE_PASSWORD", "a@ Zq7Kx9Wv3JpQ"),
        ("OTHER_URL", "redis://Zq7Kx9Wv3JpQ%2d1@cache"),
        ("OTHER_PASSWORD", CANARY),
        ("DATABASE_PASSWORD", CANARY),
    ];
    wiped("credentials::a_url_that_lacks_its_password_leaves_no_copy", &vars, || {
        let loaded = Lacking::load(&Env::process()).unwrap();
        assert!(loaded.config.cache_url.username() == Some("shop"));
        assert!(loaded.config.other_url.username().unwrap().ends_with("-1"));
        assert!(loaded.config.database_url.password().unwrap().expose_secret() == CANARY);
    });
}

#[test]
fn a_url_that_is_refused_with_its_password_leaves_no_copy() {
    let vars = [
        ("CACHE_URL", "redis://a;password=Zq7Kx9Wv3JpQ@cache"),
        ("CACHE_PASSWORD", CANARY),
        ("OTHER_URL", "redis://Zq7Kx9Wv3JpQ%zz@cache"),
        ("OTHER_PASSWORD", "Zq7Kx9Wv3JpQ\u{301}"),
    ];
    wiped("credentials::a_url_that_is_refused_with_its_password_leaves_no_copy", &vars, || {
        let error = Lacking::from_env().err().unwrap();
        assert!(error.problems().len() == 2, "{error}");
    });
}

#[derive(Config)]
struct Presence {
    #[config(is_set)]
    api_key: bool,
    #[config(is_set, renamed_from = "OLD_KEY")]
    other_key: bool,
    #[config(is_set, fallback = "SHARED_KEY")]
    third_key: bool,
}

#[test]
fn a_secret_that_is_only_asked_for_leaves_no_copy() {
    let vars = [("API_KEY", CANARY), ("OLD_KEY", CANARY), ("SHARED_KEY", CANARY)];
    wiped("credentials::a_secret_that_is_only_asked_for_leaves_no_copy", &vars, || {
        let loaded = Presence::load(&Env::process()).unwrap();
        assert!(loaded.config.api_key && loaded.config.other_key && loaded.config.third_key);
        assert!(!format!("{} {:?}", loaded.summary, loaded.summary).contains(CANARY));
    });
}

#[test]
fn a_load_with_its_scrubber_leaves_no_copy() {
    wiped("credentials::a_load_with_its_scrubber_leaves_no_copy", APART, || {
        let loaded = Apart::load(&Env::process()).unwrap();
        assert!(loaded.scrubber.text("good morning") == "good morning");
        assert!(!loaded.scrubber.clone().not_masked().any(|(name, _)| name == "DATABASE_PASSWORD"));
    });
}

#[derive(Config)]
struct Rotating {
    db_password: SecretFile,
    db_url: SecretFile<Postgres>,
    constant: SecretFile,
}

#[test]
fn a_secret_that_is_read_again_leaves_no_copy() {
    let scratch = Scratch::new();
    let password = scratch.file("password", "Zq7Kx9Wv3JpQ\n");
    let url = scratch.file("url", "postgres://shop:Zq7Kx9Wv3JpQ@db/orders\n");
    let vars = [
        ("DB_PASSWORD_FILE", password.to_str().unwrap()),
        ("DB_URL_FILE", url.to_str().unwrap()),
        ("CONSTANT", CANARY),
    ];
    wiped("credentials::a_secret_that_is_read_again_leaves_no_copy", &vars, || {
        let loaded = Rotating::load(&Env::process()).unwrap();
        for _ in 0..3 {
            assert!(loaded.config.db_password.read().unwrap().expose_secret() == CANARY);
            assert!(loaded.config.db_url.read().unwrap().password().is_some());
            assert!(loaded.config.constant.clone().read().unwrap().expose_secret() == CANARY);
        }
    });
}
