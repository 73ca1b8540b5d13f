//! Accidents in values that are refused: what the report says, and that the fixed value loads.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use factor3::resource::{Http, Kafka, MongoDb, Postgres, Redis, SentryDsn, Sqlite};
use factor3::{Base64, ByteSize, Config, Hex, SecretString};

use crate::accidents::{Level, codes};

/// A type of another crate, of which the derive knows only `FromStr`.
#[derive(Debug)]
#[allow(dead_code, reason = "what counts is what is said of it")]
struct Network(IpAddr, u8);

impl FromStr for Network {
    type Err = Box<dyn std::error::Error>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, bits) = text.split_once('/').ok_or("it has no /")?;
        Ok(Self(address.parse()?, bits.parse()?))
    }
}

/// One variable of each kind that refuses most texts, required and optional.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is said of it")]
struct Refusing {
    #[config(default = 80)]
    port: u16,
    #[config(default = "5s")]
    timeout: Duration,
    #[config(default = "1MiB")]
    size: ByteSize,
    level: Option<Level>,
    wait: Option<Duration>,
    rate: Option<f64>,
    ports: Option<Vec<u16>>,
    limits: Option<BTreeMap<String, u32>>,
    words: Option<Vec<String>>,
    #[config(separator = ";")]
    dirs: Option<Vec<PathBuf>>,
    levels: Option<Vec<Level>>,
    tokens: Option<Vec<SecretString>>,
    caches: Option<Vec<Redis>>,
    addresses: Option<Vec<IpAddr>>,
    networks: Option<Vec<Network>>,
    keys: Option<BTreeMap<String, SecretString>>,
    headers: Option<BTreeMap<String, String>>,
    sentry_dsn: Option<SentryDsn>,
    database_url: Option<Postgres>,
    redis_url: Option<Redis>,
    mongodb_url: Option<MongoDb>,
}

/// Checks that each refused value is told with these words and without others, and that the fixed value loads.
fn tells(words: &str, cases: &[(&str, &str, &str)]) {
    for (name, bad, fixed) in cases {
        let Err(error) = Refusing::from_vars([(name, bad)]) else { panic!("{name}={bad} loads") };
        let [problem] = error.problems() else { panic!("{error}") };
        let told = format!("{problem}; {}", problem.hint().unwrap_or_default());
        assert!(told.contains(words), "{name}={bad}: {told}");
        assert!(!told.contains("hunter") && !told.contains("%20") && !told.contains("%25"), "{told}");
        assert!(error.summary().warnings().is_empty(), "{bad}: a problem says it already");
        // An empty text is a variable that is removed.
        let vars = (!fixed.is_empty()).then_some((name, fixed));
        assert_eq!(codes_of(vars), [""; 0], "{name}={fixed}");
    }
}

fn codes_of(vars: Option<(&&str, &&str)>) -> Vec<&'static str> {
    vars.map_or_else(
        || Refusing::from_vars([("", ""); 0]).map(|_| Vec::new()).unwrap(),
        |(name, value)| codes::<Refusing>(name, value),
    )
}

#[test]
fn scientific_notation_is_told_with_its_fix() {
    tells(
        "it is in scientific notation, as Helm writes large numbers: write all its digits",
        &[
            ("PORT", "8e+03", "8000"),
            ("PORT", "1.234E4", "12340"),
            ("PORTS", "80,8.08e+03", "80,8080"),
            ("LIMITS", "a=1e+06", "a=1000000"),
            ("SIZE", "1.048576e+07", "10485760"),
            ("SIZE", "1e+06B", "1000000B"),
            ("TIMEOUT", "3.6e+06", "3600000ms"),
            ("TIMEOUT", "1e+06ms", "1000000ms"),
        ],
    );
    tells("quote it in the chart", &[("PORT", "1e+04", "10000"), ("TIMEOUT", "1e3", "1000s")]);
    assert_eq!(codes::<Refusing>("RATE", "1e-06"), [""; 0]);
}

#[test]
fn an_address_where_a_port_belongs_is_told_with_its_fix() {
    tells(
        "it is an address: write the number after the last colon",
        &[
            ("PORT", "0.0.0.0:8080", "8080"),
            ("PORT", ":8080", "8080"),
            ("PORT", "localhost:3000", "3000"),
            ("PORT", "[::]:8080", "8080"),
            ("PORT", "127.0.0.1:8080:80", "80"),
            ("PORT", "8080:80", "80"),
            ("PORTS", "80,*:81", "80,81"),
        ],
    );
    tells("write the number before the /", &[("PORT", "8080/tcp", "8080"), ("PORT", "53/udp", "53")]);
    tells("between the last colon and the /", &[("PORT", "127.0.0.1:8080:80/tcp", "80")]);
    for (other, reason) in
        [("12:30", "not a digit"), ("80/x", "not a digit"), ("1.2.3.4", "not a whole number")]
    {
        let told = Refusing::from_vars([("PORT", other)]).unwrap_err().to_string();
        assert!(told.contains(reason), "{told}");
    }
}

#[test]
fn the_list_of_another_library_is_told_with_its_fix() {
    tells(
        "it has brackets around it: write a, b",
        &[
            ("WORDS", "[\"a\",\"b\"]", "a,b"),
            ("WORDS", "['a', 'b']", "a, b"),
            ("WORDS", "[\n  \"a\",\n  \"b\"\n]\n", "a, b"),
            ("PORTS", "[80, 81]", "80, 81"),
            ("PORTS", "[\"80\"]", "80"),
            ("LEVELS", "[debug, info]", "debug, info"),
            ("LEVELS", "[\"debug\"]", "debug"),
            ("TOKENS", "[\"hunter2\"]", "hunter2"),
            ("CACHES", "[\"redis://:hunter2@a\", \"redis://b\"]", "redis://:hunter2@a, redis://b"),
            ("CACHES", "[redis://:hunter2@a, redis://b]", "redis://:hunter2@a, redis://b"),
            ("ADDRESSES", "[10.0.0.1, ::1]", "10.0.0.1, ::1"),
            ("NETWORKS", "[127.0.0.1/32, fd00::/8]", "127.0.0.1/32, fd00::/8"),
            ("NETWORKS", "[10.0.0.0/8]", "10.0.0.0/8"),
        ],
    );
    for (name, other) in [("NETWORKS", "[10.0.0.0/8, 127.0.0.1]"), ("NETWORKS", "[10.0.0.0/8],10.0.0.0/8")] {
        let told = Refusing::from_vars([(name, other)]).unwrap_err().to_string();
        assert!(told.contains("item 1 is not valid") && !told.contains("in brackets"), "{told}");
    }
    for (name, list) in [("PORTS", "[80, 81]"), ("PORTS", "[]"), ("LEVELS", "[\"debug\"]")] {
        let told = Refusing::from_vars([(name, list)]).unwrap_err().to_string();
        assert!(!told.contains("JSON"), "the reason says it: {told}");
    }
    tells("write the items without brackets and quotes", &[("DIRS", "[\"/a\",\"/b\"]", "/a;/b")]);
    tells("it is in braces, as a set of another library", &[("WORDS", "{\"a\",\"b\"}", "a,b")]);
    tells(
        "a list has no keys: write the items without braces and quotes",
        &[("WORDS", "{\"a\": 1}", "a"), ("TOKENS", "{'a': 'hunter2'}", "hunter2")],
    );
    tells(
        "it is an empty list in another notation: leave the value empty",
        &[("WORDS", "[]", ""), ("WORDS", " [ ] ", ""), ("PORTS", "[]", ""), ("TOKENS", "{}", "")],
    );
}

#[test]
fn the_map_of_another_library_is_told_with_its_fix() {
    tells(
        "it is a map in braces: write a=1, b=2",
        &[
            ("LIMITS", "{\"a\":1}", "a=1"),
            ("LIMITS", "{a: 1}", "a=1"),
            ("LIMITS", "{a=1}", "a=1"),
            ("HEADERS", "{\"a\": \"b\"}", "a=b"),
            ("HEADERS", "{'a': 'b'}", "a=b"),
            ("HEADERS", "{a: b}", "a=b"),
            ("HEADERS", "{ a = \"b\", c = \"d\" }", "a=b, c=d"),
            ("KEYS", "{\"a\": \"hunter2\"}", "a=hunter2"),
        ],
    );
    tells(
        "it is a list in brackets: write key=value pairs without brackets and quotes",
        &[("HEADERS", "[\"a=b\"]", "a=b"), ("KEYS", "['a=hunter2']", "a=hunter2")],
    );
    tells(
        "it is an empty map in another notation: leave the value empty",
        &[("HEADERS", "{}", ""), ("LIMITS", "{ }", ""), ("KEYS", "[]", "")],
    );
}

#[test]
fn an_item_in_brackets_is_not_the_list_of_another_library() {
    for (name, good) in [
        ("WORDS", "[::1]"),
        ("WORDS", "[::1]:80,[::2]:80"),
        ("WORDS", "[a-z]+"),
        ("WORDS", "[\"'][a-z]+[\"']"),
        ("WORDS", "{id}"),
        ("DIRS", "[a];[b]"),
        ("TOKENS", "[hunter2]"),
        ("HEADERS", "{id}=a,b={id}"),
    ] {
        assert_eq!(codes::<Refusing>(name, good), [""; 0], "{good}");
    }
}

#[test]
fn a_word_that_turns_an_optional_value_off_is_told_with_its_fix() {
    for word in ["false", "disabled", "none", "off", "0", "no", "null", "undefined"] {
        tells(
            "it is a word for no value: remove the variable",
            &[("SENTRY_DSN", word, ""), ("DATABASE_URL", word, ""), ("REDIS_URL", word, "")],
        );
    }
    tells(
        "it is a word for no value: remove the variable",
        &[("WAIT", "none", ""), ("RATE", "null", ""), ("LEVEL", "off", ""), ("PORTS", "disabled", "")],
    );
    // A variable with a default takes the default if it is removed, which is not what was meant.
    tells(
        "is what a program prints for a value that is missing: set the real value",
        &[("TIMEOUT", "none", "1s"), ("PORT", "undefined", "81"), ("PORT", "<no value>", "81")],
    );
}

#[test]
fn a_word_is_hinted_for_its_misspelling() {
    for (miss, word) in
        [("ifno", "info"), ("debgu", "debug"), ("warnign", "warning"), ("warnings", "warning")]
    {
        let error = Refusing::from_vars([("LEVEL", miss)]).unwrap_err();
        assert_eq!(error.problems()[0].hint().as_deref(), Some(&*format!("did you mean {word}?")), "{miss}");
        let shows = error.to_string().split(|c: char| !c.is_ascii_alphabetic()).any(|part| part == miss);
        assert!(!shows, "{error}");
        assert_eq!(codes::<Refusing>("LEVEL", word), [""; 0]);
    }
    for other in ["error", "fatal", "inf", "x"] {
        let error = Refusing::from_vars([("LEVEL", other)]).unwrap_err();
        let hint = error.problems()[0].hint();
        assert_eq!(hint.is_some(), other == "inf", "{other}: {hint:?}");
    }
}

#[test]
fn an_accident_in_a_refused_url_replaces_a_fix_that_would_be_wrong() {
    let good = "postgres://app:hunter2@db/app";
    tells(
        "it has a comment in it, which is part of the value here: remove it",
        &[
            ("DATABASE_URL", "postgres://app:hunter2@db/app\t#hunter3", good),
            ("DATABASE_URL", "# leave empty", good),
            ("PORT", "5434   # note", "5434"),
            ("SIZE", "10MB #x", "10MB"),
            ("LEVEL", "info # or debug", "info"),
        ],
    );
    tells(
        "a comment follows it: remove the blank, the # and everything after it",
        &[("DATABASE_URL", "postgres://app:hunter2@db/app # the primary", good)],
    );
    tells(
        "nothing expanded: set the value itself",
        &[
            ("DATABASE_URL", "postgres://app:%DB_PASSWORD%@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@$DB_HOST/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@db:$DB_PORT/app", good),
            ("DATABASE_URL", "postgres://app:{{ password }}@db/app", good),
            ("DATABASE_URL", "$DATABASE_URL", good),
            ("DATABASE_URL", "%DATABASE_URL%", good),
            ("DATABASE_URL", "{{ database_url }}", good),
            ("DATABASE_URL", "postgres://app:#{db_password}@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@#{Db.Host}:5432/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@db/#{DB_NAME}", good),
            ("DATABASE_URL", "#{DATABASE_URL}", good),
            ("DATABASE_URL", "$env:DATABASE_URL", good),
            ("DATABASE_URL", "postgres://app:hunter2@$env:DB_HOST/app", good),
            ("DATABASE_URL", "postgres://app:$(cat /run/secrets/pw)@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@$(hostname -i)/app", good),
            ("PORT", "#{port}", "80"),
            ("PORT", "%PORT%", "80"),
            ("PORT", "{{ port }}", "80"),
        ],
    );
    tells(
        "it is what a program prints for a value that is missing: set the real value",
        &[
            ("DATABASE_URL", "postgres://app:%!s(<nil>)@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@%!s(MISSING):5432/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@db:%!d(<nil>)/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@db:5432/<no value>", good),
            ("DATABASE_URL", "postgres://<no value>:<no value>@db/app", good),
            ("PORT", "%!d(<nil>)", "80"),
            ("SIZE", "%!v(<nil>)MiB", "64MiB"),
        ],
    );
    tells(
        "it has the colour codes of a terminal in it: remove them",
        &[
            ("DATABASE_URL", "\u{1b}[32mpostgres://app:hunter2@db/app\u{1b}[0m", good),
            ("DATABASE_URL", "postgres://app:\u{1b}[31mhunter2\u{1b}[0m@db/app", good),
            ("REDIS_URL", "\u{1b}[1mredis://:hunter2@cache", "redis://:hunter2@cache"),
            ("PORT", "\u{1b}[33m8080\u{1b}[39m", "8080"),
        ],
    );
    tells(
        "it is an expression of code, such as process.env.NAME, that nothing evaluated: set the value itself",
        &[
            ("DATABASE_URL", "process.env.DATABASE_URL", good),
            ("DATABASE_URL", "env(\"DATABASE_URL\")", good),
            ("DATABASE_URL", "os.environ[\"DATABASE_URL\"]", good),
            ("DATABASE_URL", "var.database_url", good),
            ("DATABASE_URL", "!Ref DatabaseUrl", good),
            ("PORT", "process.env.PORT", "80"),
        ],
    );
    tells(
        "it has quotes around it, and a letter, a comma or a semicolon beside them: set only what is in the quotes",
        &[
            ("DATABASE_URL", "\"postgres://app:hunter2@db/app\",", good),
            ("REDIS_URL", "'redis://:hunter2@cache';", "redis://:hunter2@cache"),
            ("PORT", "\"8080\",", "8080"),
        ],
    );
    tells(
        "it is a reference to a secret, or an encrypted secret, that nothing resolved",
        &[
            ("DATABASE_URL", "postgres://app:op://vault/db/password@db/app", good),
            ("DATABASE_URL", "postgres://app:vault:secret/data/app#password@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@op://vault/db/host/app", good),
            ("REDIS_URL", "redis://:ref+awssecrets://app/redis#/password@cache", "redis://:hunter2@cache"),
        ],
    );
    tells(
        "it has a command in backquotes in it that nothing ran: set the value itself",
        &[
            ("DATABASE_URL", "postgres://app:`cat /x`@db/app", good),
            ("DATABASE_URL", "postgres://app:hunter2@`hostname`/app", good),
            ("DATABASE_URL", "`cat /run/secrets/url`", good),
            ("REDIS_URL", "redis://:`op read op://vault/redis`@cache", "redis://:hunter2@cache"),
        ],
    );
    tells(
        "without the command and",
        &[
            ("DATABASE_URL", "psql 'postgres://app:hunter2@db/app'", good),
            (
                "MONGODB_URL",
                "mongosh \"mongodb://app:hunter2@db/app\" --quiet",
                "mongodb://app:hunter2@db/app",
            ),
            ("REDIS_URL", "redis-cli -u redis://:hunter2@cache", "redis://:hunter2@cache"),
        ],
    );
    tells(
        "it is a JSON value: set only the value that belongs here",
        &[
            ("PORT", "{\"port\": 8080}", "8080"),
            ("SIZE", "[64]", "64"),
            ("LEVEL", "{\"level\":\"info\"}", "info"),
        ],
    );
}

#[test]
fn a_name_with_something_around_it_is_offered_in_words() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct One {
        api_key: SecretString,
    }
    for (name, told) in [
        ("API_KEY ", "API_KEY with a blank after it"),
        ("API_KEY\t", "API_KEY with a blank after it"),
        (" API_KEY", "API_KEY with a blank before it"),
        ("export API_KEY", "API_KEY with the word export before it"),
        ("\u{feff}API_KEY", "API_KEY with an invisible byte order mark before it"),
        ("\"API_KEY\"", "API_KEY with quotes around it"),
        ("API_KEY\r", "API_KEY with a carriage return after it"),
    ] {
        let error = One::from_vars([(name, "hunter2")]).unwrap_err();
        let expected = format!("{told} is set; did you mean API_KEY?");
        assert_eq!(error.problems()[0].hint(), Some(expected), "{name:?}");
    }
    for other in ["MY API_KEY", "API_KEY{", "API_KEY\u{1b}[31m"] {
        let error = One::from_vars([(other, "hunter2")]).unwrap_err();
        assert_eq!(error.problems()[0].hint(), None, "{other:?}");
    }
}

#[test]
fn a_pem_where_bytes_belong_is_told_to_be_encoded() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Keys {
        key: Option<Base64>,
        short_key: Option<Base64<32>>,
        salt: Option<Hex>,
        keys: Option<Vec<Base64>>,
    }

    let with_lines = "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----";
    let without_lines = "-----BEGIN CERTIFICATE-----hunter2-----END CERTIFICATE-----";
    for (name, value) in [
        ("KEY", with_lines),
        ("KEY", without_lines),
        ("SHORT_KEY", with_lines),
        ("SALT", without_lines),
        ("KEYS", with_lines),
    ] {
        let error = Keys::from_vars([(name, value)]).unwrap_err();
        let hint = error.problems()[0].hint().unwrap();
        assert_eq!(
            hint,
            "it is a key or certificate in PEM, not bytes in this encoding: encode its bytes as this variable expects them",
            "{name}={value}"
        );
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}

#[test]
fn a_missing_variable_that_may_be_empty_says_so() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        #[config(allow_empty)]
        client_id: String,
        #[config(allow_empty)]
        client_secret: SecretString,
        name: String,
    }

    let error = App::from_vars([("OTHER", "")]).unwrap_err();
    let expected: Vec<String> = error.problems().iter().map(factor3::Problem::expected).collect();
    assert_eq!(expected, ["text; it may be empty", "a secret; it may be empty", "text"]);
}

#[test]
fn a_hint_does_not_repeat_what_the_reason_says() {
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is said of it")]
    struct App {
        database_url: Option<Postgres>,
        redis_port: Option<Redis>,
    }
    let url = "postgres://app:hunter2@db/app";
    for (name, text, reason) in [
        ("REDIS_PORT", "tcp://10.0.0.1:6379".to_owned(), "made for a service of this name"),
        ("DATABASE_URL", format!("\"{url}\""), "it is wrapped in quotes"),
        ("DATABASE_URL", format!("{url}\n"), "it ends in a line break"),
        ("DATABASE_URL", format!("{url}\\n"), "the two characters"),
        ("DATABASE_URL", format!("{url} "), "it begins or ends with a blank"),
        ("DATABASE_URL", format!("\u{200b}{url}"), "a character outside ASCII"),
        ("DATABASE_URL", "postgres://app:${PW}@db/app".to_owned(), "${NAME}"),
        ("DATABASE_URL", "postgres://app:***@db/app".to_owned(), "it was redacted"),
        ("DATABASE_URL", format!("psql {url}"), "it is a command"),
        ("DATABASE_URL", format!("export DATABASE_URL={url}"), "it is a command"),
        ("DATABASE_URL", "psql -h db -U app".to_owned(), "it is a command without a URL"),
        ("REDIS_PORT", "redis-cli --tls -u redis://:hunter2@cache".to_owned(), "the command has --tls"),
        ("DATABASE_URL", format!("DATABASE_URL={url}"), "it begins with the name of a variable"),
        ("DATABASE_URL", format!("{url} # of the shop"), "a comment follows it"),
        ("DATABASE_URL", format!("{{\"url\":\"{url}\"}}"), "JSON"),
    ] {
        let error = App::from_vars([(name, &*text)]).unwrap_err();
        let [problem] = error.problems() else { panic!("{error}") };
        let headline = error.to_string().lines().nth(2).unwrap_or_default().to_owned();
        assert!(headline.contains(reason), "{text}: {error}");
        assert_eq!(problem.hint(), None, "{text}: {error}");
    }
    // The hint for an optional variable is to remove it.
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is said of it")]
    struct Required {
        database_url: Postgres,
    }
    let error = Required::from_vars([("DATABASE_URL", "null")]).unwrap_err();
    assert!(error.to_string().contains("it is a word that turns a setting off"), "{error}");
    assert_eq!(error.problems()[0].hint(), None, "{error}");
}

#[test]
fn what_is_wrong_between_the_urls_of_a_list_is_told_with_its_fix() {
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is said of it")]
    struct App {
        peers: Option<Vec<Http>>,
        #[config(separator = ";")]
        others: Option<Vec<Http>>,
    }
    let after_comma = "the text after its comma is not a URL: begin each item with its scheme";
    let blanks = "it is several URLs with blanks between them: separate them by commas";
    let several = "it names several hosts";
    for (name, text, reason) in [
        ("PEERS", "https://shop.test,*", after_comma),
        ("PEERS", "https://shop.test,admin.shop.test", after_comma),
        ("PEERS", "https://a.test, https//b.test", after_comma),
        ("PEERS", "https://a.test,https://b.test,c.test:8080", after_comma),
        ("PEERS", "https://a.test https://b.test", blanks),
        ("PEERS", "https://a.test https://b.test,https://c.test", blanks),
        ("OTHERS", "https://a.test,b.test", several),
        ("PEERS", "https://a b.test", "a blank in it"),
    ] {
        let error = App::from_vars([(name, text)]).unwrap_err().to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
    assert_eq!(codes::<App>("PEERS", "https://a.test,https://b.test, https://c.test:8080"), [""; 0]);
}

#[test]
fn the_url_of_a_file_is_not_the_place_of_a_secret() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Files {
        sqlite_url: Option<Sqlite>,
        api_url: Option<Http>,
        kafka_url: Option<Kafka>,
    }
    let told = |name: &str, value: &str| {
        let error = Files::from_vars([(name, value)]).unwrap_err();
        assert!(!error.to_string().contains("hunter"), "{error}");
        error.to_string()
    };
    for path in ["/var/lib/hunter.db", "/run/hunter.db?mode=rwc", "/data/hunter"] {
        let url = format!("file://{path}");
        let sqlite = told("SQLITE_URL", &url);
        assert!(sqlite.contains("write sqlite: and the path") && !sqlite.contains("content"), "{sqlite}");
        assert_eq!(codes::<Files>("SQLITE_URL", &format!("sqlite:{path}")), [""; 0]);
        for name in ["API_URL", "KAFKA_URL"] {
            let other = told(name, &url);
            assert!(other.contains("an SQLite or file URL") && !other.contains("content"), "{other}");
        }
    }
    assert!(told("API_URL", "file:///run/secrets/api_url").contains("set the content of the file"));
}

#[test]
fn the_dsn_of_sentrys_documentation_is_a_placeholder() {
    for dsn in [
        "https://examplePublicKey@o0.ingest.sentry.io/0",
        "https://examplePublicKey@o0.ingest.us.sentry.io/0",
        "https://examplepublickey@sentry.shop.test/7",
    ] {
        assert_eq!(codes::<Refusing>("SENTRY_DSN", dsn), ["placeholder"], "{dsn}");
    }
    let dsn = "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1";
    assert_eq!(codes::<Refusing>("SENTRY_DSN", dsn), [""; 0]);
}
