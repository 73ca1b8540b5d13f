//! Rows S10 to S22: other values of one variable. The rows before are in `numbers.rs`.

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use factor3::{
    Base64, BindAddr, ByteSize, Config, Env, ExposeSecret, FromEnvStr, Hex, Kind, SecretBox, SecretString,
    ValueError,
};

use crate::one::{One, each, only, read, refusal, refuses, told};
use crate::rounds::rounds;
use crate::search::{self, CANARY};

const SOCKET: &str = "an IP address with a port, such as 127.0.0.1:8080 or [::1]:8080";

#[derive(Debug, PartialEq, FromEnvStr)]
enum Level {
    Debug,
    #[config(rename = "warning")]
    Warn,
    ReadOnly,
}

#[test]
fn s10_words_of_an_enum() {
    let words = "one of debug, warning, read-only";
    let unknown = ["debugs", "warn", "Warn", "read_only", "debug ", "ｄebug", "verbose", CANARY];
    refuses::<Level>(words, words, &unknown.map(|word| (word, "")));
    for word in ["read-only", "Read-Only", "READ-ONLY"] {
        assert_eq!(read::<Level>(word), Level::ReadOnly);
    }
}

/// For a bound address, port 0 lets the system choose a port. A service cannot be reached at port 0.
#[test]
fn s11_port_0() {
    assert_eq!((read::<u16>("0"), read::<BindAddr>("0").to_string()), (0, "0.0.0.0:0".to_owned()));
    let bind = read::<BindAddr>("127.0.0.1:0");
    assert_ne!(TcpListener::bind(bind).and_then(|bound| bound.local_addr()).unwrap().port(), 0);

    #[derive(Debug, Config)]
    struct Bounded {
        #[config(range = 1..)]
        #[expect(dead_code, reason = "it is never there")]
        port: u16,
    }
    let error = Bounded::from_vars([("PORT", "0")]).unwrap_err();
    let bounds = "a whole number from 1 to 65535";
    let line = format!("PORT is not {bounds}: it is outside these bounds");
    assert_eq!(only(&error), told("out_of_range", &line, bounds));
}

#[test]
fn s12_addresses_with_a_host_name() {
    for text in ["localhost:8080", "db.internal:5432", "localhost", "my-host_1:80", "0xff:80", CANARY] {
        let reason = "it needs an IP address, not a host name";
        refuses::<SocketAddr>("an IP address with a port", SOCKET, &[(text, reason)]);
        refuses::<IpAddr>("an IP address", "an IP address", &[(text, reason)]);
        let forms = "an address to bind, such as 8080, :8080, 0.0.0.0:8080 or [::]:8080";
        refuses::<BindAddr>("an address to bind", forms, &[(text, reason)]);
    }
    assert_eq!(read::<SocketAddr>("127.0.0.1:080"), SocketAddr::from(([127, 0, 0, 1], 80)));
    refuses::<SocketAddr>(
        "an IP address with a port",
        SOCKET,
        &[
            ("127.0.0.01:80", "its IPv4 address is not four numbers from 0 to 255, without leading zeros"),
            ("10.0.0.1:65536", "the port must be from 0 to 65535"),
        ],
    );
}

/// A path is taken as it is: relative, with a `~` that a shell would expand, or with `..`.
#[test]
fn s13_paths() {
    for text in ["a", "./a", "~/a", "/a/../b", "$HOME/a", " a ", "/a\n", "C:\\a"] {
        assert_eq!(read::<PathBuf>(text), PathBuf::from(text));
        assert_eq!(*read::<Box<Path>>(text), *Path::new(text));
    }
    // A variable of a process cannot contain a NUL. Pairs and layers can, and then the file system rejects the path.
    assert_eq!(read::<PathBuf>("a\0b").as_os_str(), "a\0b");
    assert_eq!(PathBuf::KIND, Kind::Path);
}

#[test]
fn s14_a_single_character() {
    assert_eq!([read::<char>(";"), read("\u{1f980}"), read("\t")], [';', '\u{1f980}', '\t']);
    let more = ["e\u{301}", "ab", "\r\n", "\u{1f468}\u{200d}\u{1f469}", CANARY];
    let rows = more.map(|text| (text, "it is more than one character (Unicode scalar value)"));
    refuses::<char>("a single character", "a single character", &rows);
}

/// This type implements only `FromStr`, and its error quotes the text, as in `log`, `regex` and `glob`.
#[derive(Debug)]
struct Pattern;

impl FromStr for Pattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "^a" { Ok(Self) } else { Err(format!("unclosed group in {text}")) }
    }
}

#[test]
fn s15_log_levels_and_patterns() {
    fn parsed(text: &str) -> Result<Pattern, String> {
        text.parse()
    }
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "they are units")]
    struct Patterns {
        #[config(example = "^a")]
        route: Pattern,
        #[config(secret)]
        hidden: Pattern,
        #[config(value_parser = parsed)]
        glob: Pattern,
    }
    let error = Patterns::from_vars(["ROUTE", "HIDDEN", "GLOB"].map(|name| (name, CANARY))).unwrap_err();
    assert_eq!(
        each(&error),
        [
            told("invalid", "ROUTE is not a valid value", "a valid value, such as ^a"),
            told("invalid", "HIDDEN is not a valid value", "a secret"),
            told("invalid", "GLOB is not a valid value", "a valid value"),
        ]
    );
    assert!(Patterns::from_vars(["ROUTE", "HIDDEN", "GLOB"].map(|name| (name, "^a"))).is_ok());
}

#[test]
fn s16_secret_bytes() {
    let padding = "its padding is wrong: write all of its = characters, or none";
    let changed = "it is truncated or changed: its last character holds more bits than the last byte";
    let lines = "it is split over several lines: join them";
    let other = "it decodes to another length";
    refuses::<Base64>(
        "bytes in base64",
        "a secret, bytes in base64",
        &[
            ("Zg=", padding),
            ("Zm9v=", padding),
            ("Zm9v====", padding),
            ("=", padding),
            ("Z", "it is truncated: a single character is left at the end"),
            ("Zm9vZ", "it is truncated: a single character is left at the end"),
            ("Zh==", changed),
            ("Zm9=", changed),
            ("Zg==Zg==", "it has a character outside the base64 alphabet"),
            ("Zm 9v", "it has a character outside the base64 alphabet"),
            ("Zm9\u{e9}", "it has a character outside the base64 alphabet"),
            ("+_+/", "it mixes the standard alphabet with the URL-safe one"),
            ("Zm9v\nZg==", "it is split over several lines: join them (base64 -w0, openssl base64 -A)"),
            ("Zm9v\n", "it ends in a line break"),
            (" Zm9v", "it has a blank at the start"),
        ],
    );
    refuses::<Hex>(
        "bytes in hexadecimal",
        "a secret, bytes in hexadecimal",
        &[
            ("0xff", "it starts with 0x: remove the 0x"),
            ("0", "it has an odd number of digits"),
            ("de:ad", "it has separators between its digits"),
            (CANARY, "it has a character that is not a hexadecimal digit"),
            ("\u{1f980}", "it has a character that is not a hexadecimal digit"),
            ("de\nad", lines),
            ("dead\n", "it ends in a line break"),
        ],
    );
    let hex: String = (0..32).map(|byte| format!("{byte:02x}")).collect();
    let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    assert_eq!(read::<Hex<32>>(&hex).expose_secret(), read::<Base64<32>>(base64).expose_secret());
    let of =
        |length, form| (format!("{length} bytes in {form}"), format!("a secret, {length} bytes in {form}"));
    let (noun, expected) = of(16, "hexadecimal");
    refuses::<Hex<16>>(&noun, &expected, &[(&hex, other)]);
    let (noun, expected) = of(16, "base64");
    refuses::<Base64<16>>(&noun, &expected, &[(base64, other)]);
    let (noun, expected) = of(32, "base64");
    let hexadecimal = "it decodes to another length: it looks like hexadecimal";
    refuses::<Base64<32>>(&noun, &expected, &[(&hex, hexadecimal), ("Zm9v", other)]);
}

/// A type of the application explains a problem in its own fixed words. No other text can be in the report.
#[derive(Debug)]
struct Zone;

impl FromEnvStr for Zone {
    const KIND: Kind = Kind::Other;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match text.split_once('/') {
            Some(("Europe", _)) => Ok(Self),
            Some(_) => Err(ValueError::because("its area is not Europe")),
            None => Err(ValueError::expected("a time zone, such as Europe/Berlin")),
        }
    }
}

#[test]
fn s17_uuids_time_zones_locales() {
    let zone = |text: &str| refusal::<Zone>(text);
    let expected = "a valid value";
    assert_eq!(zone(CANARY), told("invalid", "VALUE is not a time zone, such as Europe/Berlin", expected));
    let line = "VALUE is not a valid value: its area is not Europe";
    assert_eq!(zone(&format!("{CANARY}/x")), told("invalid", line, expected));
    assert!(matches!(read("Europe/Berlin"), Zone));
}

#[test]
fn s18_a_secret_that_looks_like_a_number() {
    for text in ["0123", "1e3", "true", "null", "+5", "0x10"] {
        assert_eq!(read::<SecretString>(text).expose_secret(), text);
        assert_eq!(read::<String>(text), text);
    }
    // A secret that is a number says only that the text is not a number.
    let number = "a whole number from 0 to 4294967295";
    let expected = format!("a secret, {number}");
    refuses::<SecretBox<u32>>(
        number,
        &expected,
        &[("4 2", ""), ("99999999999", ""), (CANARY, ""), ("42\n", "it ends in a line break")],
    );
    assert_eq!(SecretBox::<u32>::KIND, Kind::Secret(&u32::KIND));
    assert_eq!(*read::<SecretBox<u32>>("0042").expose_secret(), 42);
}

/// Text is kept as it is, because a banner or a key contains line breaks. A check can reject them. Nothing that is
/// printed contains a control character.
#[test]
fn s19_control_characters() {
    fn one_line(text: &str) -> Result<(), &'static str> {
        if text.contains(char::is_control) { Err("it has a control character") } else { Ok(()) }
    }
    #[derive(Debug, Config)]
    struct Texts {
        banner: String,
        #[config(validate = one_line)]
        title: Option<String>,
    }
    let odd = format!("\u{1b}[31m{CANARY}\r\n\u{7}");
    let loaded = Texts::load(&Env::from_vars([("BANNER", &odd)])).unwrap();
    assert_eq!((loaded.config.banner.as_str(), loaded.config.title), (odd.as_str(), None));
    let shown = loaded.summary.to_string();
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    assert_eq!(search::leak(&shown), None);
    let error = Texts::from_vars([("BANNER", &odd), ("TITLE", &odd)]).unwrap_err();
    assert_eq!(only(&error), told("rejected", "TITLE was rejected: it has a control character", "text"));
    let (number, reason) = ("a whole number from 0 to 65535", "it has a character that is not a digit");
    refuses::<u16>(number, number, &[("5\u{1b}[0m", reason)]);
}

/// Neither field alone is wrong, so the report has the path of the struct instead of a variable, and lists both names.
#[test]
fn s20_a_rule_over_several_fields() {
    fn ordered(pool: &Pool) -> Result<(), &'static str> {
        if pool.min <= pool.max { Ok(()) } else { Err("the minimum is above the maximum") }
    }
    fn tls(app: &App) -> Result<(), String> {
        if app.cert.is_none() { Ok(()) } else { Err(format!("{CANARY} {:?}", app.cert)) }
    }
    #[derive(Debug, Config)]
    #[config(validate = ordered, prefix = "POOL_")]
    struct Pool {
        #[config(default = 1)]
        min: u16,
        #[config(default = 4)]
        max: u16,
    }
    #[derive(Debug, Config)]
    #[config(validate = tls)]
    struct App {
        #[config(flatten, prefix = "DB_")]
        pool: Pool,
        cert: Option<String>,
    }
    assert_eq!(App::from_vars([("DB_POOL_MIN", "4")]).unwrap().pool.min, 4);
    let error = App::from_vars([("DB_POOL_MIN", "31337")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 1 problem in the environment of App

App.pool was rejected: the minimum is above the maximum
    variables DB_POOL_MIN, DB_POOL_MAX

factor3: 1 problem, nothing was started"
    );
    let problem = &error.problems()[0];
    assert_eq!((problem.variable(), problem.field(), problem.reason().code()), ("", "App.pool", "rejected"));
    let shown = App::from_vars([("CERT", CANARY)]).unwrap_err().to_string();
    assert!(
        shown.contains("App was rejected by the application's validation") && search::leak(&shown).is_none(),
        "{shown}"
    );
}

/// A panic in the application's own code comes through unchanged. No text makes a type of the library panic.
#[test]
fn s21_a_parser_that_panics() {
    fn fragile(text: &str) -> Result<u8, &'static str> {
        assert_ne!(text, "odd", "the app's own words");
        Ok(1)
    }
    #[derive(Debug, Config)]
    struct Fragile {
        #[config(value_parser = fragile)]
        value: u8,
    }
    assert_eq!(Fragile::from_vars([("VALUE", "even")]).unwrap().value, 1);
    let panic = std::panic::catch_unwind(|| Fragile::from_vars([("VALUE", "odd")])).unwrap_err();
    let words = panic.downcast_ref::<String>().unwrap();
    assert!(words.contains("the app's own words"), "{words}");

    const PARTS: &str =
        "0 9 18446744073709551615 - + . , : [ ] = == / _ m s h d Ki e \n \u{b5} \u{e9} \u{1f980}";
    fn load<T: FromEnvStr>(text: &str) -> bool {
        One::<T>::from_vars([("VALUE", text)]).is_ok()
    }
    let loads = [
        load::<u16>, load::<f64>, load::<bool>, load::<char>, load::<Duration>, load::<ByteSize>,
        load::<IpAddr>, load::<SocketAddr>, load::<BindAddr>, load::<Base64<32>>, load::<Hex<32>>,
    ];
    let parts: Vec<&str> = PARTS.split(' ').chain([" "]).collect();
    let count = parts.len().pow(3);
    let part = |number: usize| parts[number % parts.len()];
    let mut read = 0;
    for number in (0..count).step_by((count / rounds(count)).max(1)) {
        let text = [part(number), part(number / parts.len()), part(number / parts.len().pow(2))].concat();
        read += loads.iter().filter(|load| load(&text)).count();
    }
    assert!(read > rounds(100).min(100), "only {read} of them were read: the parts are badly chosen");
}

/// No variable is read as JSON. A type that needs JSON gets a parser of the application, whose errors are dropped.
#[cfg(feature = "serde")]
#[test]
fn s22_json() {
    use std::collections::BTreeMap;
    type Limits = BTreeMap<String, u64>;

    /// An error that quotes the text, as the errors of parsers do.
    fn json(text: &str) -> Result<u64, String> {
        text.parse().map_err(|_| format!("expected value at line 1 column 1: {text}"))
    }
    #[derive(Debug, Config)]
    struct Documents {
        #[config(serde)]
        limits: Option<Limits>,
        #[config(serde)]
        pair: Option<(u64, u64)>,
        #[config(value_parser = json)]
        number: Option<u64>,
        text: Option<String>,
    }
    let deep = format!("{}{CANARY}{}", "[".repeat(100_000), "]".repeat(100_000));
    let huge = format!("{{\"{CANARY}\":{}}}", "9".repeat(100_000));
    let twice = format!("{{\"{CANARY}\":1,\"{CANARY}\":2}}");
    for text in [deep.as_str(), &huge, &twice, "{}", "[1,2]"] {
        for name in ["LIMITS", "PAIR", "NUMBER"] {
            let error = Documents::from_vars([(name, text)]).unwrap_err();
            assert_eq!(
                only(&error),
                told("invalid", &format!("{name} is not a valid value"), "a valid value")
            );
        }
        let documents = Documents::from_vars([("TEXT", text)]).unwrap();
        assert_eq!(documents.text.as_deref(), Some(text));
        assert!((documents.limits, documents.pair, documents.number) == (None, None, None));
    }
}
