//! `Scrubber`: every secret of a loaded config is masked, whatever its type.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

use factor3::resource::{AzureBlob, Http, Mqtt, Nats, Postgres, Redis, S3, Smtp, Sqlite};
use factor3::{Base64, Config, Env, Hex, Loaded, NotMasked, Scrubber, SecretBox, SecretFile, SecretString};

use crate::scratch::Scratch;

#[derive(Config)]
#[config(prefix = "KEYS_")]
#[allow(dead_code, reason = "what counts is what is masked")]
struct Keys {
    signing: Base64,
    #[config(renamed_from = "HASH")]
    hashing: Option<Hex<8>>,
}

#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is masked")]
struct App {
    port: u16,
    #[config(username, password)]
    database_url: Postgres,
    stripe_api_key: SecretString,
    tokens: Vec<SecretString>,
    plans: BTreeMap<String, SecretBox<String>>,
    caches: Option<Vec<Redis>>,
    hook_url: Http,
    store_url: S3,
    blob_url: AzureBlob,
    data_url: Sqlite,
    #[config(flatten, prefix = "WEB_")]
    keys: Option<Keys>,
    #[config(secret)]
    custom: Option<std::path::PathBuf>,
}

const VARS: &[(&str, &str)] = &[
    ("PORT", "8080"),
    ("DATABASE_URL", "postgres://db.internal/orders-live"),
    ("DATABASE_USER", "shop-writer"),
    ("DATABASE_PASSWORD", "p@ss w/rd-1"),
    ("STRIPE_API_KEY", "sk_live_12345"),
    ("TOKENS", "token-aaaa, token-bbbb"),
    ("PLANS", "free=plan-secret-1, team=plan-secret-2"),
    ("CACHES", "redis://:cache-secret@cache-1, redis://:cache%2Dsecret@cache-2"),
    ("HOOK_URL", "https://hooks.example.com/services/T0123456789abcdef/v2?access_token=hook-token-1"),
    ("STORE_URL", "https://AKIDEXAMPLE:wJa%2FbPxRfi@minio.internal:9000/uploads"),
    ("BLOB_URL", "AccountName=shop;AccountKey=c2VjcmV0LWtleQ=="),
    ("DATA_URL", "sqlite:///var/lib/shop.db?key=page-key-1"),
    ("WEB_KEYS_SIGNING", "c2lnbmluZy1rZXktMQ"),
    ("WEB_KEYS_HASH", "68617368696e6731"),
    ("CUSTOM", "/custom/secret/path"),
];

fn load() -> Loaded<App> {
    App::load(&Env::from_vars(VARS.iter().copied())).unwrap()
}

#[test]
fn each_secret_is_masked_under_the_name_of_its_variable() {
    let scrubber = load().scrubber;
    for (secret, variable) in [
        ("p@ss w/rd-1", "DATABASE_PASSWORD"),
        ("p%40ss%20w%2Frd-1", "DATABASE_PASSWORD"),
        ("sk_live_12345", "STRIPE_API_KEY"),
        ("token-aaaa", "TOKENS"),
        ("token-bbbb", "TOKENS"),
        ("plan-secret-2", "PLANS"),
        ("cache-secret", "CACHES"),
        ("cache%2Dsecret", "CACHES"),
        ("T0123456789abcdef", "HOOK_URL"),
        ("hook-token-1", "HOOK_URL"),
        ("wJa/bPxRfi", "STORE_URL"),
        ("wJa%2FbPxRfi", "STORE_URL"),
        ("c2VjcmV0LWtleQ==", "BLOB_URL"),
        ("page-key-1", "DATA_URL"),
        ("signing-key-1", "WEB_KEYS_SIGNING"),
        ("c2lnbmluZy1rZXktMQ", "WEB_KEYS_SIGNING"),
        ("68617368696e6731", "WEB_KEYS_HASHING"),
        ("hashing1", "WEB_KEYS_HASHING"),
        ("/custom/secret/path", "CUSTOM"),
        // `shop-writer` with the password, as HTTP Basic sends both.
        ("c2hvcC13cml0ZXI6cEBzcyB3L3JkLTE=", "DATABASE_PASSWORD"),
    ] {
        assert_eq!(scrubber.text(&format!("a: {secret};")), format!("a: [REDACTED {variable}];"));
    }
}

#[test]
fn what_the_log_has_to_show_is_not_masked() {
    let line = "db.internal orders-live shop-writer postgres cache-1 hooks.example.com /services/ AKIDEXAMPLE uploads \
                8080 DATABASE_PASSWORD STRIPE_API_KEY minio.internal";
    let loaded = load();
    assert_eq!(loaded.scrubber.text(line), line);
    let listed: Vec<(String, NotMasked)> = loaded.scrubber.not_masked().collect();
    assert_eq!(listed, [("DATABASE_USER".to_owned(), NotMasked::Ordinary)]);
    let shown = loaded.config.database_url.to_string();
    assert_eq!(loaded.scrubber.text(&shown), shown);
}

/// With a colon after it or without, a token in the place of a user is a secret. The user of a database is not.
#[test]
fn a_token_in_the_place_of_a_user_is_masked() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Tokens {
        api_url: Http,
        queue_url: Nats,
        database_url: Postgres,
    }
    for colon in ["", ":"] {
        let api = format!("https://api-t0ken-1{colon}@api.internal");
        let queue = format!("nats://queue-t0ken-1{colon}@queue.internal");
        let vars = [
            ("API_URL", &*api),
            ("QUEUE_URL", &*queue),
            ("DATABASE_URL", "postgres://shop-writer@db/orders"),
        ];
        let scrubber = Tokens::load(&Env::from_vars(vars)).unwrap().scrubber;
        assert_eq!(scrubber.text("api-t0ken-1"), "[REDACTED API_URL]", "{api}");
        assert_eq!(scrubber.text("queue-t0ken-1"), "[REDACTED QUEUE_URL]", "{queue}");
        // HTTP Basic has a colon after the token.
        assert_eq!(scrubber.text("Basic YXBpLXQwa2VuLTE6"), "Basic [REDACTED API_URL]", "{api}");
        assert_eq!(scrubber.text("shop-writer"), "shop-writer");
    }
    // After the password of a user, a colon is not a part of it.
    let vars = [
        ("API_URL", "https://svc-user:user-passw0rd@api"),
        ("QUEUE_URL", "nats://queue"),
        ("DATABASE_URL", "postgres://db"),
    ];
    let scrubber = Tokens::load(&Env::from_vars(vars)).unwrap().scrubber;
    assert_eq!(scrubber.text("user-passw0rd: svc-user"), "[REDACTED API_URL]: svc-user");
}

/// Postmark's server token is the user and the password, and some MQTT brokers take a token as the user alone.
#[test]
fn a_token_that_is_user_and_password_is_masked() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Mail {
        smtp_url: Smtp,
        mqtt_url: Mqtt,
        hook_url: Http,
    }
    let token = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    let scrubber = Mail::load(&Env::from_vars([
        ("SMTP_URL", &*format!("smtp://{token}:{token}@smtp.postmarkapp.com:587")),
        ("MQTT_URL", "mqtts://broker-t0ken-1@mqtt.internal"),
        ("HOOK_URL", "https://jobs.example.com/api/run?code=functi0n-key&sp=run&sig=l0gic-app-key"),
    ]));
    let scrubber = scrubber.unwrap().scrubber;
    assert_eq!(scrubber.text(&format!("user {token} unknown")), "user [REDACTED SMTP_URL] unknown");
    assert_eq!(scrubber.text("broker-t0ken-1"), "[REDACTED MQTT_URL]");
    assert_eq!(scrubber.text("functi0n-key l0gic-app-key"), "[REDACTED HOOK_URL] [REDACTED HOOK_URL]");
    // A user that is not a token is shown.
    let vars = [
        ("SMTP_URL", "smtp://mailhog-user:mailhog-user@localhost"),
        ("MQTT_URL", "mqtt://localhost"),
        ("HOOK_URL", "http://localhost"),
    ];
    let scrubber = Mail::load(&Env::from_vars(vars)).unwrap().scrubber;
    assert_eq!(scrubber.text("mailhog-user"), "mailhog-user");
}

#[test]
fn secrets_that_are_ordinary_words_are_listed() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Development {
        database_url: Postgres,
        short: SecretString,
        other: SecretString,
        api_key: SecretString,
    }
    let env = Env::from_vars([
        ("DATABASE_URL", "postgres://postgres:postgres@localhost/postgres"),
        ("SHORT", "abc"),
        ("OTHER", "changeme"),
        ("API_KEY", "localhost"),
    ]);
    let scrubber = Development::load(&env).unwrap().scrubber;
    assert_eq!(scrubber.text("postgres on localhost: abc changeme"), "postgres on localhost: abc changeme");
    let mut listed: Vec<(String, NotMasked)> = scrubber.not_masked().collect();
    listed.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        listed,
        [
            ("API_KEY".to_owned(), NotMasked::Ordinary),
            ("DATABASE_URL".to_owned(), NotMasked::Ordinary),
            ("OTHER".to_owned(), NotMasked::Placeholder),
            ("SHORT".to_owned(), NotMasked::Short),
        ]
    );
}

#[test]
fn values_that_are_read_again_join() {
    #[derive(Config)]
    struct Rotating {
        db_password: SecretFile,
        replica_url: Option<SecretFile<Postgres>>,
    }
    let scratch = Scratch::new();
    let (password, url) =
        (scratch.file("password", "first-secret"), scratch.file("url", "postgres://a:b-secret-1@h/d"));
    let loaded =
        Rotating::load(&Env::from_vars([("DB_PASSWORD_FILE", &password), ("REPLICA_URL_FILE", &url)]));
    let Loaded { config, scrubber, .. } = loaded.unwrap();
    assert_eq!(scrubber.text("first-secret"), "[REDACTED DB_PASSWORD]");
    assert_eq!(scrubber.text("second-secret"), "second-secret");
    // A writer that was made before sees the new values, too.
    let mut log = Vec::new();
    let mut writer = scrubber.writer(&mut log);
    fs::write(&password, "second-secret").unwrap();
    fs::write(&url, "postgres://a:c-secret-2@h/d").unwrap();
    config.db_password.read().unwrap();
    config.replica_url.unwrap().read().unwrap();
    for line in ["first-secret\n", "second-secret\n", "c-secret-2\n"] {
        writer.write_all(line.as_bytes()).unwrap();
    }
    drop(writer);
    assert_eq!(
        String::from_utf8(log).unwrap(),
        "[REDACTED DB_PASSWORD]\n[REDACTED DB_PASSWORD]\n[REDACTED REPLICA_URL]\n"
    );
}

#[test]
fn a_password_joins_that_the_url_had_not_at_the_start() {
    #[derive(Config)]
    struct Rotating {
        replica_url: SecretFile<Postgres>,
    }
    let scratch = Scratch::new();
    let url = scratch.file("url", "postgres://h/d");
    let Loaded { config, scrubber, .. } =
        Rotating::load(&Env::from_vars([("REPLICA_URL_FILE", &url)])).unwrap();
    assert_eq!(scrubber.text("c-secret-2"), "c-secret-2");
    fs::write(&url, "postgres://a:c-secret-2@h/d").unwrap();
    config.replica_url.read().unwrap();
    assert_eq!(scrubber.text("c-secret-2"), "[REDACTED REPLICA_URL]");
}

#[test]
fn the_password_of_a_url_in_a_file_is_masked_before_it_is_read_again() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Rotating {
        replica_url: SecretFile<Postgres>,
    }
    let scratch = Scratch::new();
    let url = scratch.file("url", "postgres://a:b-secret-1@h/d");
    let loaded = Rotating::load(&Env::from_vars([("REPLICA_URL_FILE", &url)])).unwrap();
    assert_eq!(loaded.scrubber.text("b-secret-1"), "[REDACTED REPLICA_URL]");
}

#[test]
fn a_default_url_and_its_password_are_masked_as_one_that_is_set() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Defaults {
        #[config(password, default = "postgres://Aladdin@localhost/shop")]
        database_url: Postgres,
        #[config(username, password, default_with = "redis://cache-host".parse().unwrap())]
        cache_url: Redis,
    }
    let env = Env::from_vars([
        ("DATABASE_PASSWORD", "open sesame"),
        ("CACHE_USER", "cache-user"),
        ("CACHE_PASSWORD", "cache-secret"),
    ]);
    let scrubber = Defaults::load(&env).unwrap().scrubber;
    for (text, variable) in [
        ("open sesame", "DATABASE_PASSWORD"),
        // HTTP Basic.
        ("QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "DATABASE_PASSWORD"),
        ("Y2FjaGUtdXNlcjpjYWNoZS1zZWNyZXQ=", "CACHE_PASSWORD"),
    ] {
        assert_eq!(scrubber.text(text), format!("[REDACTED {variable}]"));
    }
    // A user is not masked, whether the URL is set or not.
    assert_eq!(scrubber.text("cache-user@cache-host"), "cache-user@cache-host");
}

#[test]
fn a_credential_in_a_query_is_masked_as_it_is_written() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Queries {
        database_url: Postgres,
        hook_url: Http,
    }
    let env = Env::from_vars([
        ("DATABASE_URL", "postgres://a@h/d?application_name=shop%2Dorders&password=p%40ss/wo+rd%2B1"),
        ("HOOK_URL", "https://h/v1?x=1&access_token=IQo/ab+c%3D%3d&y=shop%2Dorders"),
    ]);
    let scrubber = Queries::load(&env).unwrap().scrubber;
    for (text, variable) in [
        ("p%40ss/wo+rd%2B1", "DATABASE_URL"),
        ("p@ss/wo+rd+1", "DATABASE_URL"),
        ("IQo/ab+c%3D%3d", "HOOK_URL"),
        ("IQo/ab+c==", "HOOK_URL"),
    ] {
        assert_eq!(scrubber.text(text), format!("[REDACTED {variable}]"));
    }
    // Other values are not secrets, however they are written.
    assert_eq!(scrubber.text("shop%2Dorders shop-orders"), "shop%2Dorders shop-orders");
}

#[test]
fn items_of_a_type_of_the_application_are_masked() {
    #[derive(Debug)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Token(String);
    impl std::str::FromStr for Token {
        type Err = std::convert::Infallible;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            Ok(Self(text.to_owned()))
        }
    }
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Lists {
        #[config(secret)]
        tokens: Vec<Token>,
        pins: Vec<SecretBox<u64>>,
        #[config(secret, separator = ";")]
        keys: BTreeMap<String, Token>,
    }
    let env = Env::from_vars([
        ("TOKENS", "token-one, token-two"),
        ("PINS", "1234567890,9876543210"),
        ("KEYS", "a = key=one-1; b=key-two-2"),
    ]);
    let scrubber = Lists::load(&env).unwrap().scrubber;
    for (text, variable) in [
        ("token-one", "TOKENS"),
        ("token-two", "TOKENS"),
        ("1234567890", "PINS"),
        ("9876543210", "PINS"),
        ("key=one-1", "KEYS"),
        ("key-two-2", "KEYS"),
    ] {
        assert_eq!(scrubber.text(text), format!("[REDACTED {variable}]"));
    }
}

#[test]
fn a_config_without_secrets_masks_nothing() {
    #[derive(Config)]
    #[allow(dead_code, reason = "what counts is what is masked")]
    struct Plain {
        greeting: String,
    }
    let scrubber = Plain::load(&Env::from_vars([("GREETING", "good-morning")])).unwrap().scrubber;
    assert_eq!(scrubber.text("good-morning"), "good-morning");
    assert_eq!(Scrubber::default().text("good-morning"), "good-morning");
}
