//! Accidents in accepted values that were copied from a screen, a document, a script or another tool.

use factor3::resource::{AzureBlob, Sqlite};
use factor3::{Config, Env, SecretString};

use crate::accidents::{Accepting, codes, warns};

/// Checks that these values cause no warning.
pub(crate) fn accepts(cases: &[(&str, &str)]) {
    for (name, good) in cases {
        assert_eq!(codes::<Accepting>(name, good), [""; 0], "{name}={good}");
    }
}

/// The text of the only warning.
pub(crate) fn told(name: &str, bad: &str) -> String {
    let loaded = Accepting::load(&Env::from_vars([(name, bad)])).unwrap();
    let [warning] = loaded.summary.warnings() else { panic!("{name}={bad}: {}", loaded.summary) };
    warning.to_string()
}

#[test]
fn a_line_break_that_is_written_as_two_characters_is_seen() {
    warns(
        "line_break",
        &[
            ("TEXT", "eu-west-1\\n", "eu-west-1"),
            ("DIR", "/srv/data\\n", "/srv/data"),
            ("API_KEY", "hunter2\\n", "hunter2"),
            ("API_KEY", "hunter2\\r\\n", "hunter2"),
            ("API_KEY", "aHVudGVyMg==\\n", "aHVudGVyMg=="),
            ("BOXED_KEY", "hunter2\\n", "hunter2"),
            ("WORDS", "a,blue\\n", "a,blue"),
            ("TOKENS", "hunter2\\n,hunter3", "hunter2,hunter3"),
            ("KEYS", "a=hunter2\\n", "a=hunter2"),
        ],
    );
    assert_eq!(
        told("API_KEY", "hunter2\\n"),
        "API_KEY ends in a backslash and an n, which do not break the line here: remove them: echo adds a line break, \
         printf does not"
    );
    accepts(&[
        ("TEXT", "\\n"),
        ("TEXT", ",\\n"),
        ("TEXT", "%d %m\\n"),
        ("TEXT", "{level} done\\n"),
        ("TEXT", "[a-z]+b\\n"),
        ("DIR", "C:\\data\\n"),
        ("API_KEY", "hunter2n"),
        ("API_KEY", "2Y1?orTIu.M^,KVU\\n"),
    ]);
}

#[test]
fn the_colours_of_a_terminal_are_seen() {
    warns(
        "invisible",
        &[
            ("API_KEY", "\u{1b}[32mhunter2hunter2\u{1b}[0m", "hunter2hunter2"),
            ("TEXT", "\u{1b}[32meu-west-1\u{1b}[0m", "eu-west-1"),
            ("TEXT", "eu-west-1\u{1b}[0m", "eu-west-1"),
            ("DIR", "\u{1b}[1;34m/data\u{1b}[m", "/data"),
            ("TOKENS", "hunter2,\u{1b}[33mhunter3\u{1b}[0m", "hunter2,hunter3"),
        ],
    );
    assert_eq!(
        told("TEXT", "\u{1b}[32meu-west-1\u{1b}[0m"),
        "TEXT has the colour codes of a terminal in it: remove them: with NO_COLOR=1, most programs print none"
    );
    accepts(&[
        ("TEXT", "\u{1b}[32m{level}\u{1b}[0m"),
        ("TEXT", "\u{1b}[1mshop >\u{1b}[0m"),
        ("TEXT", "a[0m"),
        ("API_KEY", "hunter2[0m"),
    ]);
}

#[test]
fn an_invisible_character_in_the_middle_of_a_secret_is_seen() {
    for invisible in ["\u{200b}", "\u{2060}", "\u{feff}", "\u{ad}"] {
        warns(
            "invisible",
            &[
                ("API_KEY", &format!("hunter{invisible}2"), "hunter2"),
                ("BOXED_KEY", &format!("hunter{invisible}2"), "hunter2"),
                ("TOKENS", &format!("hunter3,hun{invisible}ter2"), "hunter3,hunter2"),
            ],
        );
        accepts(&[("TEXT", &format!("zero{invisible}width"))]);
    }
    // Persian and Hindi need the joiners.
    accepts(&[("API_KEY", "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}"), ("API_KEY", "Gr\u{f6}\u{df}e2")]);
}

#[test]
fn a_string_that_was_copied_from_code_is_seen() {
    warns(
        "quoted",
        &[
            ("API_KEY", "\"hunter2hunter2\",", "hunter2hunter2"),
            ("API_KEY", "'hunter2hunter2';", "hunter2hunter2"),
            ("API_KEY", "b'hunter2hunter2'", "hunter2hunter2"),
            ("API_KEY", "\"https://api.test/v1\",", "https://api.test/v1"),
            ("TEXT", "\"eu-west-1.test\";", "eu-west-1.test"),
            ("DIR", "'/srv/shop/data',", "/srv/shop/data"),
            ("BOXED_KEY", "`hunter2hunter2`", "hunter2hunter2"),
            ("TEXT", "`eu-west-1`", "eu-west-1"),
            ("TOKENS", "hunter2,`hunter3`", "hunter2,hunter3"),
        ],
    );
    assert_eq!(
        told("API_KEY", "\"hunter2hunter2\","),
        "API_KEY has quotes around it, and a letter, a comma or a semicolon beside them: set only what is in the quotes"
    );
    accepts(&[
        ("API_KEY", "\"h$nter2h&nter2\","),
        ("API_KEY", "`h$nter2h&nter2`"),
        ("API_KEY", "hunter2hunter2\""),
        ("API_KEY", "hunter2hunter2',"),
        ("TEXT", "'a', 'b',"),
        ("TEXT", "b'"),
    ]);
}

#[test]
fn a_placeholder_of_a_console_or_of_documentation_is_seen() {
    let postgres = "postgres://avnadmin:hunter2@db.test:12345/defaultdb?sslmode=require";
    warns(
        "placeholder",
        &[
            (
                "DATABASE_URL",
                "postgres://avnadmin:CLICK_TO:REVEAL_PASSWORD@db.test:12345/defaultdb?sslmode=require",
                postgres,
            ),
            (
                "DATABASE_URL",
                "postgres://CLICK_TO:REVEAL_PASSWORD@db.test:12345/defaultdb?sslmode=require",
                postgres,
            ),
            ("API_KEY", "CLICK_TO_REVEAL", "hunter2"),
            ("API_URL", "https://examplePublicKey@o0.ingest.sentry.io/0", "https://x@o1.ingest.sentry.io/1"),
            ("API_KEY", "https://examplePublicKey@o0.ingest.sentry.io/0", "https://x@o1.ingest.sentry.io/1"),
            ("API_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "hunter2"),
            ("API_KEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "hunter2"),
            ("TEXT", "AKIAIOSFODNN7EXAMPLE", "AKIAQZ4XEXAMPLES2ABC"),
            ("TOKENS", "AKIAI44QH8DHBEXAMPLE,hunter2", "hunter2"),
            ("DATABASE_URL", "postgres://app:REDACTED@db/app", "postgres://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:redacted@cache", "redis://:hunter2@cache"),
            ("AMQP_URL", "amqp://app:%5Bredacted%5D@mq", "amqp://app:hunter2@mq"),
        ],
    );
    accepts(&[
        ("TEXT", "clicks"),
        ("TEXT", "redacted"),
        ("DATABASE_URL", "postgres://example:example@db/app"),
        ("DATABASE_URL", "postgres://redacted:hunter2@db/app"),
    ]);
}

#[test]
fn a_masked_secret_is_seen() {
    warns(
        "placeholder",
        &[
            ("API_KEY", "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}", "hunter2"),
            ("API_KEY", "sk_live_****1234", "sk_live_hunter2"),
            ("API_KEY", "sk-\u{2026}abcd", "sk-hunter2"),
            ("API_KEY", "sk-abcd\u{2026}", "sk-hunter2"),
            ("API_KEY", "abcd***", "hunter2"),
            ("API_KEY", "sk-...abcd", "sk-hunter2"),
            ("API_KEY", "ghp_...x1Y2", "ghp_hunter2"),
            ("API_KEY", "sk-proj-...a1b2", "sk-hunter2"),
            ("TOKENS", "hunter2,a1b2...c3d4", "hunter2,hunter3"),
            ("API_KEY", "...", "hunter2"),
            ("TOKENS", "hunter2,.....", "hunter2,hunter3"),
            ("API_KEY", "(sensitive value)", "hunter2"),
            ("API_KEY", "(known after apply)", "hunter2"),
            ("API_KEY", "[FILTERED]", "hunter2"),
            ("API_KEY", "[MASKED]", "hunter2"),
            ("API_KEY", "[hidden]", "hunter2"),
            ("TOKENS", "hunter2,sk_live_****1234", "hunter2,hunter3"),
            ("KEYS", "a=[MASKED]", "a=hunter2"),
        ],
    );
    assert_eq!(
        told("API_KEY", "sk_live_****1234"),
        "API_KEY is masked, as a screen or a log shows a secret: set the real value"
    );
    accepts(&[
        ("TEXT", "a***b"),
        ("TEXT", "wait\u{2026}"),
        ("TEXT", "..."),
        ("API_KEY", "..hunter2"),
        ("API_KEY", "hunter2...hunter2"),
        ("API_KEY", "h&-...abcd"),
        ("TEXT", "sk-...abcd"),
        ("API_KEY", "hunter**2"),
        ("API_KEY", "wait\u{2026} what"),
        ("API_KEY", "[hunter2]"),
        ("API_KEY", "hidden"),
    ]);
}

#[test]
fn the_own_name_of_a_variable_before_its_value_is_seen() {
    warns(
        "assignment",
        &[
            ("API_KEY", "API_KEY=hunter2", "hunter2"),
            ("API_KEY", "export API_KEY=hunter2", "hunter2"),
            ("TEXT", "TEXT=a b", "a b"),
            ("API_KEY", "API_KEY: hunter2", "hunter2"),
            ("DIR", "DIR: /data", "/data"),
            ("TOKENS", "TOKENS: hunter2,hunter3", "hunter2,hunter3"),
            ("DIR", "DIR=/data", "/data"),
            ("TOKENS", "TOKENS=hunter2,hunter3", "hunter2,hunter3"),
            ("HEADERS", "HEADERS=a=b,c=d", "a=b,c=d"),
            ("TEMPLATE", "export TEMPLATE=a", "a"),
        ],
    );
    assert_eq!(
        told("API_KEY", "API_KEY=hunter2"),
        "API_KEY has a name and an = or a : before the value: remove the name and the sign after it"
    );
    accepts(&[
        ("TEXT", "API_KEY=hunter2"),
        ("API_KEY", "OTHER_KEY=hunter2"),
        ("API_KEY", "api_key=hunter2"),
        ("API_KEY", "API_KEY="),
        ("API_KEY", "API_KEY:hunter2"),
        ("TEXT", "NAME: hunter2"),
        ("API_KEY", "API_KEY"),
        ("WORDS", "WORDS,a=b"),
    ]);

    #[derive(Debug, Config)]
    #[config(prefix = "SHOP_")]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Prefixed {
        api_key: SecretString,
        #[config(no_prefix)]
        token: Option<SecretString>,
    }
    for (value, expected) in
        [("SHOP_API_KEY=hunter2", Some("assignment")), ("API_KEY=hunter2", None), ("SHOP_=hunter2", None)]
    {
        assert_eq!(codes::<Prefixed>("SHOP_API_KEY", value), Vec::from_iter(expected), "{value}");
    }
    let env = Env::from_vars([("SHOP_API_KEY", "hunter2"), ("TOKEN", "TOKEN=hunter3")]);
    assert_eq!(Prefixed::load(&env).unwrap().summary.warnings()[0].code(), "assignment");
}

#[test]
fn words_in_angle_brackets_are_a_placeholder_and_random_letters_are_none() {
    for words in [
        "<api-key>", "<apiKey>", "<DB_PASSWORD>", "<Stripe-Secret-Key>", "<key1>",
        "<password of the database>",
    ] {
        warns("placeholder", &[("API_KEY", words, "hunter2")]);
    }
    for words in ["<db-password>", "<dbPassword>", "<password>"] {
        let url = format!("postgres://app:{words}@db/app");
        warns("placeholder", &[("DATABASE_URL", &url, "postgres://app:hunter2@db/app")]);
    }
    for variable in ["$DB_PASSWORD", "$S3_KEY", "%APP_KEY2%", "$PASSWORD"] {
        warns("unexpanded", &[("API_KEY", variable, "hunter2")]);
    }
    accepts(&[
        ("API_KEY", "$FE1A8XKS8"),
        ("DATABASE_URL", "postgres://app:%24FE1A8XKS8@db/app"),
        ("API_KEY", "<M.0sAoS8y>"),
        ("API_KEY", "<MsAoSyzQ>"),
        ("API_KEY", "<5ldqmv>"),
        ("API_KEY", "<Bf+cPSwZUT5>"),
        ("DATABASE_URL", "postgres://app:%3CM%2E0sAoS8y%3E@db/app"),
    ]);
}

#[test]
fn a_placeholder_that_is_known_by_a_part_is_seen() {
    for bad in [
        "your_openai_api_key",
        "your-jwt-key",
        "YOUR_API_TOKEN",
        "sk-xxxxxxxx",
        "ghp_xxxxxxxx",
        "sk_live_XXXXXXXX",
        "change-me-in-production",
        "change_me_now",
        "please-change-me",
        "please_change_this",
        "REPLACE_WITH_YOUR_KEY",
        "replace-me-in-prod",
        "[secret]",
        "[api-key]",
        "your-super-secret-jwt-token-with-at-least-32-characters-long",
        "your-256-bit-secret",
    ] {
        warns("placeholder", &[("API_KEY", bad, "hunter2")]);
        accepts(&[("TEXT", bad)]);
    }
    accepts(&[
        ("API_KEY", "your horse ate the key"),
        ("API_KEY", "yourmonkey"),
        ("API_KEY", "changeme2"),
        ("API_KEY", "changeling"),
        ("API_KEY", "hunterxxx"),
        ("API_KEY", "replacement-hunter2"),
        ("API_KEY", "please let me in"),
        ("API_KEY", "[a-z]"),
    ]);
}

#[test]
fn quotes_that_belong_to_the_value_are_accepted() {
    for word in [
        "'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'",
        "'wasm-unsafe-eval'", "'report-sample'", "'nonce-abc'", "'sha256-47DEQpj8='",
    ] {
        accepts(&[
            ("TEXT", word),
            ("WORDS", &format!("{word},https://x.test,'self'")),
            ("HEADERS", &format!("script-src={word}")),
        ]);
    }
    warns(
        "quoted",
        &[("TEXT", "'nonce'", "nonce"), ("WORDS", "'self','a'", "'self',a"), ("TEXT", "'unsafe'", "unsafe")],
    );
}

#[test]
fn quotes_of_a_document_and_escaped_ones_are_seen() {
    for name in ["TEXT", "API_KEY", "DIR"] {
        for bad in ["\u{201c}hunter2\u{201d}", "\u{201e}hunter2\u{201c}", "\u{2018}hunter2\u{2019}"] {
            warns("quoted", &[(name, bad, "hunter2")]);
        }
        for bad in ["\\\"hunter2\\\"", "\\'hunter2\\'", "&quot;hunter2&quot;", "&#39;hunter2&#39;"] {
            warns("quoted", &[(name, bad, "hunter2")]);
            assert!(told(name, bad).contains("is wrapped in escaped quotes, such as \\\" or &quot;"));
        }
    }
    warns("quoted", &[("TOKENS", "hunter2,\\\"hunter3\\\"", "hunter2,hunter3")]);
    accepts(&[
        ("TEXT", "\u{201c}a\u{201d} or \u{201c}b\u{201d}"),
        ("TEXT", "\\\"a\\\" or \\\"b\\\""),
        ("TEXT", "&quot; a"),
        ("API_KEY", "\"hunter2"),
        ("API_KEY", "hunter2'"),
    ]);
}

#[test]
fn an_item_that_consists_of_several_is_seen() {
    warns(
        "several_items",
        &[
            ("WORDS", "http://a http://b", "http://a,http://b"),
            ("WORDS", "http://a;http://b", "http://a,http://b"),
            ("WORDS", "a\nb", "a,b"),
            ("WORDS", "map[a:b c:d]", "a,c"),
            ("TAGS", "a,b\r\nc", "a,b,c"),
            ("TOKENS", "hunter2\nhunter3", "hunter2,hunter3"),
            ("HEADERS", "a=b;c=d", "a=b,c=d"),
            ("HEADERS", "a=b\nc=d", "a=b,c=d"),
            ("KEYS", "a=hunter2\n b=hunter3", "a=hunter2,b=hunter3"),
        ],
    );
    accepts(&[
        ("WORDS", "a,\nb"),
        ("WORDS", "https://a.test/?next=https://b.test"),
        ("WORDS", "a;b"),
        ("WORDS", "see http://a"),
        ("TOKENS", "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----"),
        ("HEADERS", "a=text/html;charset=utf-8"),
        ("HEADERS", "accept=gzip;q=1"),
        ("HEADERS", "a=one\ntwo"),
        ("HEADERS", "a=b; c"),
    ]);
}

#[test]
fn a_path_that_is_none_is_seen() {
    warns("blank", &[("DIR", " /data", "/data"), ("DIR", "\t/data", "/data"), ("DIR", "  ./a b", "./a b")]);
    warns(
        "path",
        &[
            ("DIR", "file:///data", "/data"),
            ("DIR", "s3://bucket/x", "/data"),
            ("DIR", "https://a.test/x", "/data"),
            ("DIRS", "/a;file:///b", "/a;/b"),
        ],
    );
    warns("quoted", &[("DIR", "/data\"", "/data"), ("DIR", "'/data", "/data"), ("DIR", "/a b'", "/a b")]);
    assert_eq!(
        told("DIR", "/data\""),
        "DIR has a quote at one end, which is part of the value here: remove it"
    );
    accepts(&[
        ("DIR", "C:\\app"),
        ("DIR", "C://app"),
        ("DIR", "/it's"),
        ("DIR", "/a/\"b\""),
        ("DIR", "a://"),
    ]);
}

#[cfg(unix)]
#[test]
fn a_path_that_git_bash_made_is_seen() {
    warns(
        "path",
        &[
            ("DIR", "C:/Program Files/Git/data", "/data"),
            ("TEXT", "C:/Program Files/Git/v1", "/v1"),
            ("DIRS", "/a;C:/Program Files/Git/b", "/a;/b"),
        ],
    );
    assert_eq!(
        told("DIR", "C:/Program Files/Git/data"),
        "DIR is a path that Git Bash made of another one: set MSYS_NO_PATHCONV=1 in Git Bash, and set this variable \
         again"
    );
    accepts(&[
        ("DIR", "C:/Program Files/Shop"),
        ("TEXT", "C:/Program Files"),
        ("DIR", "/c/Program Files/Git"),
    ]);
}

#[test]
fn brackets_around_all_items_are_seen() {
    warns(
        "brackets",
        &[
            ("WORDS", "[a, b]", "a, b"),
            ("WORDS", "{a,b,c}", "a,b,c"),
            ("DIRS", "[/a;/b]", "/a;/b"),
            ("TAGS", " [blue,green] ", "blue,green"),
            ("TOKENS", "[hunter2,hunter3]", "hunter2,hunter3"),
            ("KEYS", "[a=hunter2,b=hunter3]", "a=hunter2,b=hunter3"),
        ],
    );
    accepts(&[
        ("WORDS", "[::1]:80,[::2]:80"),
        ("WORDS", "[::1],[::2]"),
        ("WORDS", "[a-z]+,b"),
        ("WORDS", "[a-z],[0-9]"),
        ("WORDS", "{id},x,{name}"),
        ("WORDS", "[a"),
        ("TEXT", "[a, b]"),
    ]);
}

#[test]
fn a_comma_or_a_semicolon_at_the_end_of_any_path_is_seen() {
    warns(
        "url_part",
        &[
            ("API_URL", "https://api.test/v1,", "https://api.test/v1"),
            ("API_URL", "https://api.test/v1;", "https://api.test/v1"),
            ("API_URL", "https://api.test/v1'", "https://api.test/v1"),
            ("API_URL", "https://api.test/v1%0A", "https://api.test/v1"),
            ("DATABASE_URL", "postgres://db/app;", "postgres://db/app"),
        ],
    );
    accepts(&[("API_URL", "https://api.test/v1;x=1"), ("API_URL", "https://api.test/a,b?c=d,")]);
}

#[test]
fn the_path_of_sqlite_is_examined_with_and_without_slashes() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Data {
        db: Sqlite,
    }
    for slashes in ["", "//"] {
        for (path, code) in [
            ("$HOME/app.db", "unexpanded"),
            ("$DATA_DIR/app.db", "unexpanded"),
            ("/srv/$APP_NAME/app.db", "unexpanded"),
            ("__DB__", "unexpanded"),
            ("{{dir}}/app.db", "unexpanded"),
            ("\"data.db\"", "url_part"),
            ("'/var/data.db'", "url_part"),
            ("data.db\"", "url_part"),
            ("data.db;", "url_part"),
            ("/var/lib/data.db,", "url_part"),
            ("<path>", "placeholder"),
            ("undefined", "nothing"),
            ("undefined/data.db", "nothing"),
        ] {
            assert_eq!(codes::<Data>("DB", &format!("sqlite:{slashes}{path}")), [code], "{slashes}{path}");
        }
        for path in [
            "data.db", "./data.db", "../var/data.db?mode=rwc", "/var/lib/app/data.db?cache=shared",
            ":memory:", "C:/data/app.db", "my-app_1.sqlite3", "data%20base.db", "?mode=memory",
        ] {
            assert_eq!(codes::<Data>("DB", &format!("sqlite:{slashes}{path}")), [""; 0], "{slashes}{path}");
        }
    }
}

#[test]
fn the_end_of_a_connection_string_is_no_end_of_a_path() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Store {
        store: AzureBlob,
    }
    let local = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=aGk=;\
                 BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;";
    for text in [
        local.to_owned(),
        format!(
            "{local}QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1;\
             TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;"
        ),
        "DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=aGk=;\
         TableEndpoint=https://acct.table.cosmos.azure.com:443/;"
            .to_owned(),
    ] {
        assert_eq!(codes::<Store>("STORE", &text), [""; 0], "{text}");
    }
    assert_eq!(codes::<Store>("STORE", "https://acct.blob.core.windows.net/uploads/a;"), ["url_part"]);
}

#[test]
fn a_url_that_was_encoded_as_a_whole_is_told_with_its_fix() {
    let in_base64 = "it is a URL in base64: set the URL itself";
    let escaped = "it is a URL that is percent-encoded as a whole: set the URL itself";
    for (name, bad, hint) in [
        ("DATABASE_URL", "cG9zdGdyZXM6Ly9hcHA6eEBkYi9hcHA=", in_base64),
        ("DATABASE_URL", "cG9zdGdyZXNxbDovL2FwcDpodW50ZXIyQGRiLmludGVybmFsOjU0MzIvYXBw", in_base64),
        ("REDIS_URL", "cmVkaXM6Ly9jYWNoZQ==", in_base64),
        ("REDIS_URL", "cmVkaXM6Ly9jYWNoZQ", in_base64),
        ("MONGODB_URL", "bW9uZ29kYitzcnY6Ly9hcHA6aHVudGVyMkBjLmV4YW1wbGUubmV0L3Nob3A=", in_base64),
        ("API_URL", "aHR0cHM6Ly9hcGkudGVzdC8_YT1i", in_base64),
        ("DATABASE_URL", "postgres%3A%2F%2Fapp%3Ahunter2%40db%2Fapp", escaped),
        ("AMQP_URL", "amqps%3a%2f%2fapp%3ahunter2%40mq", escaped),
        ("API_URL", "https%3A%2F%2Fapi.test%2Fv1", escaped),
    ] {
        let error = Accepting::from_vars([(name, bad)]).unwrap_err();
        let [problem] = error.problems() else { panic!("{error}") };
        assert!(problem.hint().is_some_and(|told| told.starts_with(hint)), "{name}={bad}: {error}");
        // To begin it as the example does would make a host of it, which is shown.
        assert!(!error.to_string().contains("scheme:"), "{name}={bad}: {error}");
    }
    for (name, text) in [("REDIS_URL", "cache"), ("DATABASE_URL", "aHVudGVyMg=="), ("API_URL", "api.test")] {
        let error = Accepting::from_vars([(name, text)]).unwrap_err();
        assert_eq!(error.problems()[0].hint(), None, "{name}={text}");
    }
}

#[test]
fn a_default_of_the_code_is_not_examined() {
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is warned of")]
    struct Defaults {
        #[config(default = "\"quoted\"")]
        text: String,
        #[config(default = "${NAME}")]
        template: String,
        #[config(default = "changeme")]
        dir: std::path::PathBuf,
    }
    let summary = Defaults::load(&Env::from_vars([("", ""); 0])).unwrap().summary;
    assert_eq!(summary.warnings().len(), 0, "{summary}");
    let set = [("TEXT", "\"quoted\""), ("TEMPLATE", "${NAME}"), ("DIR", "changeme")];
    let summary = Defaults::load(&Env::from_vars(set)).unwrap().summary;
    assert!(summary.warnings().len() >= 2, "{summary}");
}
