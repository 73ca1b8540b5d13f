//! A suspicious value is explained, and the given fix loads.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, SecretBox, SecretString};

#[derive(Debug, PartialEq, Eq, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// One variable of each kind that rejects some texts.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is said of it")]
struct Typed {
    flag: Option<bool>,
    mark: Option<char>,
    port: Option<u16>,
    rate: Option<f64>,
    timeout: Option<Duration>,
    size: Option<ByteSize>,
    ip: Option<IpAddr>,
    socket: Option<SocketAddr>,
    bind: Option<BindAddr>,
    level: Option<Level>,
    pin: Option<SecretBox<u16>>,
    signing_key: Option<Base64<4>>,
    encryption_key: Option<Hex<4>>,
    ports: Option<Vec<u16>>,
    database_url: Option<Postgres>,
}

const TYPED: [(&str, &str); 15] = [
    ("FLAG", "true"),
    ("MARK", "x"),
    ("PORT", "5432"),
    ("RATE", "0.5"),
    ("TIMEOUT", "30s"),
    ("SIZE", "64MiB"),
    ("IP", "10.0.0.1"),
    ("SOCKET", "10.0.0.1:80"),
    ("BIND", "0.0.0.0:80"),
    ("LEVEL", "low"),
    ("PIN", "1234"),
    ("SIGNING_KEY", "3q2+7w=="),
    ("ENCRYPTION_KEY", "deadbeef"),
    ("PORTS", "80,81"),
    ("DATABASE_URL", "postgres://app:hunter2@db/app"),
];

/// One variable of each kind that accepts any text.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is said of it")]
struct Taken {
    // This is the name of a service link.
    queue_port: Option<String>,
    api_key: Option<SecretString>,
}

/// One class of suspicious values.
struct Class {
    code: &'static str,
    /// Makes a suspicious value from a good one.
    spoil: fn(&str) -> String,
    /// The texts of the problem and its hint. The report has one of them.
    told: &'static [&'static str],
    /// Applies the fix. Only the good value has to come from the operator.
    fix: fn(&str, &str) -> String,
}

fn find_out(_: &str, good: &str) -> String {
    good.to_owned()
}

const CLASSES: [Class; 11] = [
    Class {
        code: "service_link",
        spoil: |_| "tcp://10.0.0.1:5432".into(),
        // Except for one, Kubernetes makes no service links for the names of these variables.
        told: &["enableServiceLinks: false", "set the part of it that belongs here"],
        fix: find_out,
    },
    Class {
        code: "quoted",
        spoil: |good| format!("\"{good}\""),
        told: &["remove them"],
        fix: |bad, _| bad.trim_matches('"').into(),
    },
    Class {
        code: "line_break",
        spoil: |good| format!("{good}\n"),
        told: &["remove it"],
        fix: |bad, _| bad.replace('\n', ""),
    },
    Class {
        code: "carriage_return",
        spoil: |good| format!("{good}\r"),
        told: &["LF line ends", "remove it"],
        fix: |bad, _| bad.replace('\r', ""),
    },
    Class {
        code: "blank",
        spoil: |good| format!("{good} "),
        told: &["a blank at the end", "begins or ends with a blank"],
        fix: |bad, _| bad.replace(' ', ""),
    },
    Class {
        code: "invisible",
        spoil: |good| format!("{good}\u{200b}"),
        told: &["invisible"],
        fix: |bad, _| bad.replace('\u{200b}', ""),
    },
    Class {
        code: "unexpanded",
        spoil: |_| "${SOME_OTHER}".into(),
        told: &["set the value itself"],
        fix: find_out,
    },
    Class {
        code: "reference",
        spoil: |_| "op://vault/item/field".into(),
        told: &["set the secret itself"],
        fix: find_out,
    },
    Class {
        code: "placeholder",
        spoil: |_| "CHANGE_ME".into(),
        told: &["set the real value"],
        fix: find_out,
    },
    Class {
        code: "other_service",
        spoil: |good| format!("gopher://{good}"),
        told: &["set the part of it", "its scheme does not belong to this service"],
        fix: |bad, _| bad.replace("gopher://", ""),
    },
    Class {
        code: "assignment",
        spoil: |good| format!("NAME={good}"),
        told: &["remove the name"],
        fix: |bad, _| bad.replace("NAME=", ""),
    },
];

/// Whether the value is good after all, because blanks around a list are dropped.
fn is_good(class: &Class, name: &str) -> bool {
    name == "PORTS" && ["line_break", "carriage_return", "blank"].contains(&class.code)
}

#[test]
fn each_class_is_explained_for_each_kind_and_its_fix_loads() {
    for class in &CLASSES {
        for (name, good) in TYPED {
            if is_good(class, name) {
                continue;
            }
            let bad = (class.spoil)(good);
            let what = format!("{name} {}", class.code);
            let error = Typed::from_vars([(name, &bad)]).expect_err(&what);
            let [problem] = error.problems() else { panic!("{what}: {error}") };
            let hint = problem.hint();
            let told = format!("{problem}; {}", hint.as_deref().unwrap_or_default());
            assert!(class.told.iter().any(|words| told.contains(words)), "{what}: {told}");
            // A text that is part of the fix is not repeated.
            assert!(hint.is_some() || class.code == "blank" || name == "DATABASE_URL", "{what}: {told}");
            for part in ["10.0.0.1", "hunter2", "SOME_OTHER", "vault/", "CHANGE", "gopher", "NAME="] {
                assert!(!error.to_string().contains(part), "{what}: {error}");
            }

            let fixed = match (class.code, name) {
                // The text after the scheme is a URL itself.
                ("other_service", "DATABASE_URL") => good.to_owned(),
                _ => (class.fix)(&bad, good),
            };
            if let Err(error) = Typed::from_vars([(name, &fixed)]) {
                panic!("{what}: {error}");
            }
        }
    }
}

#[test]
fn a_service_link_is_recognised_by_the_name_that_kubernetes_gives_it() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        port: u16,
        database_port: u16,
    }
    let link = "tcp://10.0.0.1:5432";
    let error = App::from_vars([("PORT", link), ("DATABASE_PORT", link)]).unwrap_err();
    let hints: Vec<Option<String>> = error.problems().iter().map(factor3::Problem::hint).collect();
    let expected = [
        "it is the URL of a service: set the part of it that belongs here",
        "it is an address that Kubernetes or Docker made for a service of this name: set enableServiceLinks: false in \
         the pod, or rename the service, and set this variable",
    ];
    assert_eq!(hints, expected.map(|hint| Some(hint.to_owned())));
}

/// Whether a class is suspicious even where any text is accepted.
fn warns(class: &Class) -> bool {
    !["other_service", "assignment"].contains(&class.code)
}

#[test]
fn where_any_text_is_accepted_each_class_causes_a_warning_and_its_fix_does_not() {
    for class in &CLASSES {
        for name in ["QUEUE_PORT", "API_KEY"] {
            // Kubernetes does not make a service link with this name.
            let expected =
                (warns(class) && (name, class.code) != ("API_KEY", "service_link")).then_some(class);
            let bad = (class.spoil)("hunter2");
            let warned = warnings::<Taken>([(name, &*bad)]);
            let codes: Vec<_> = warned.iter().map(|(variable, code, _)| (&**variable, *code)).collect();
            let wanted: Vec<_> = expected.iter().map(|class| (name, class.code)).collect();
            assert_eq!(codes, wanted, "{name} {}", class.code);
            for (.., text) in &warned {
                assert!(
                    text.starts_with(name) && !text.contains(&bad) && !text.contains("hunter2"),
                    "{text}"
                );
                assert!(class.told.iter().any(|words| text.contains(words)), "{text}");
            }
            assert_eq!(warnings::<Taken>([(name, &*(class.fix)(&bad, "hunter2"))]), []);
        }
    }
}

/// The variable, the code and the text of each warning.
fn warnings<'v, T: Config>(
    vars: impl IntoIterator<Item = (&'v str, &'v str)>,
) -> Vec<(String, &'static str, String)> {
    match T::load(&Env::from_vars(vars)) {
        Ok(loaded) => {
            let mut all = Vec::new();
            for warning in loaded.summary.warnings() {
                all.push((warning.variable().to_owned(), warning.code(), warning.to_string()));
            }
            all
        }
        Err(error) => panic!("{error}"),
    }
}

/// A text, and a text in the place of each other kind, with what repeats in it. The study of attacks has the first alone.
#[test]
fn no_text_whose_parts_repeat_hangs_a_load_whether_it_is_taken_or_refused() {
    let texts = [
        ("tcp://", "://[", ""),
        ("udp://[", "]:1", ""),
        ("sctp://", "1.", ":x"),
        ("ref+", "a://", ""),
        ("arn:aws", ":ssm:", ":secretsmanage"),
        ("enc(", "enc(", ""),
        ("${A", ":-${A", ""),
        ("$(", "A ", ""),
        ("{{", "{{ a", "}"),
        ("\"", "' \"", "'"),
        ("export A", "=_A", ""),
        ("\u{200c}", "\u{e9}\u{200d}", "\u{200c}"),
        (" ", "a =", "\t"),
        ("<your-", "<your-", ""),
    ];
    for (start, part, end) in texts {
        // As long as what is searched for signs, and much longer.
        for size in [4_000, 1 << 18] {
            let text = format!("{start}{}{end}", part.repeat(size / part.len()));
            let typed = TYPED.map(|(name, _)| (name, text.as_str()));
            let error = Typed::load(&Env::from_vars(typed)).err().unwrap();
            assert!(error.problems().len() > 13, "{error}");
            let taken = Taken::load(&Env::from_vars([("QUEUE_PORT", &text), ("API_KEY", &text)])).unwrap();
            assert!(taken.summary.warnings().len() <= 2, "{}", taken.summary);
        }
    }
}

/// Of a long text only the ends are looked at: a key in PEM is no mistake, and what is encrypted still is one.
#[test]
fn of_a_long_text_the_ends_are_looked_at() {
    let long = "abcd".repeat(2_000);
    for (text, code) in [
        (long.clone(), ""),
        (format!("{long}\n"), "line_break"),
        (format!("{long}\r"), "carriage_return"),
        (format!("{long} "), "blank"),
        (format!("\u{a0}{long}"), "blank"),
        (format!("{long}\u{feff}"), "invisible"),
        (format!("\"{long}\""), "quoted"),
        (format!("$ANSIBLE_VAULT;1.1;AES256 {long}"), "reference"),
        (format!("ENC[AES256_GCM,data:{long},type:str]"), "reference"),
        (format!("{long} {long} "), ""),
        (format!("{long}\n{long}\n"), ""),
        (format!("${{A}}{long}"), ""),
        (format!("{long}${{A}}"), ""),
    ] {
        for name in ["QUEUE_PORT", "API_KEY"] {
            let summary = Taken::load(&Env::from_vars([(name, &text)])).unwrap().summary;
            let codes: Vec<&str> = summary.warnings().iter().map(|warning| warning.code()).collect();
            assert_eq!(codes.concat(), code, "{name} {:?}", text.get(..20));
        }
    }
}

/// What is wrong with a text is told once: as a problem, or as a warning.
#[test]
fn a_refused_text_causes_no_warning_and_one_that_is_kept_as_it_is_does() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        name: Option<String>,
        port: u16,
        #[config(min_len = 40)]
        signing_key: Option<SecretString>,
        path: Option<std::path::PathBuf>,
    }
    let warned = |vars: &[(&'static str, &'static str)]| -> Vec<(String, &'static str)> {
        let error = App::load(&Env::from_vars(vars.to_vec())).unwrap_err();
        let summary = error.summary();
        summary.warnings().iter().map(|one| (one.variable().to_owned(), one.code())).collect()
    };
    assert_eq!(warned(&[("PORT", "'80'")]), []);
    assert_eq!(warned(&[("PORT", "${PORT}")]), []);
    // The warning about another variable stays.
    assert_eq!(warned(&[("NAME", "'shop'"), ("PORT", "'80'")]), [("NAME".to_owned(), "quoted")]);
    // It is too short whatever it is suspected of.
    let key = [("PORT", "80"), ("SIGNING_KEY", "'changeme'")];
    assert_eq!(warned(&key), [("SIGNING_KEY".to_owned(), "quoted")]);
}

#[test]
fn a_text_of_4096_bytes_is_examined_and_a_longer_one_is_not() {
    for (digits, has_hint) in [(4094, true), (4095, false)] {
        let text = format!("'{}'", "8".repeat(digits));
        let error = Typed::from_vars([("PORT", text)]).unwrap_err();
        assert_eq!(error.problems()[0].hint().is_some(), has_hint, "{digits}");
    }
}

/// A subject of a mail, the topic of a queue, and the name of a host are what they seem to be.
#[test]
fn a_sentence_and_a_name_with_dots_are_good_text() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        text: String,
        list: Vec<String>,
    }
    let codes = |text: &str| -> Vec<&'static str> {
        let loaded = App::load(&Env::from_vars([("TEXT", text), ("LIST", text)])).unwrap();
        loaded.summary.warnings().iter().map(factor3::Warning::code).collect()
    };
    for text in [
        "Your invoice is here", "Your journey starts here", "Insert coin here", "data.order_events.eu.v2",
        "data.my_bucket.example.com",
    ] {
        assert!(codes(text).is_empty(), "{text}: {:?}", codes(text));
    }
    for text in ["your-name-here", "YOUR_TOPIC_HERE", "insert_name_here", "change me"] {
        assert!(codes(text).contains(&"placeholder"), "{text}");
    }
    for text in ["data.aws_ssm_parameter.topic.value", "data.vault_generic_secret.app.data"] {
        assert!(codes(text).contains(&"unexpanded"), "{text}: {:?}", codes(text));
    }
}

/// Joined without the blank, two items of a list would become one with another meaning.
#[test]
fn a_list_asks_for_its_own_separator() {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        waits: Option<Vec<Duration>>,
        sizes: Option<Vec<ByteSize>>,
        ports: Option<Vec<u16>>,
        #[config(separator = ";")]
        codes: Option<Vec<u32>>,
        #[config(unit = "s")]
        wait: Option<Duration>,
        #[config(unit = "MiB")]
        size: Option<ByteSize>,
    }
    let said = |name: &'static str, text: &'static str| {
        App::from_vars([(name, text)]).unwrap_err().problems()[0].to_string()
    };
    let separator = "write the list's separator between two numbers";
    for (name, text, fix) in [
        ("WAITS", "5m 10s", "write the list's separator between two items, or remove a blank in one item"),
        (
            "WAITS",
            "1h 30m, 5m",
            "write the list's separator between two items, or remove a blank in one item",
        ),
        ("PORTS", "8080;8081", separator),
        ("PORTS", "8080 8081", "write a comma between two numbers, or remove a blank in one number"),
        ("CODES", "80,443", separator),
        ("CODES", "8,443", separator),
        ("CODES", "1,2,3", separator),
        ("CODES", "1 2", "write the separator between two numbers, or remove a blank in one number"),
        ("WAIT", "30,", "it ends in a comma or a semicolon: remove it"),
        ("WAIT", "30;", "it ends in a comma or a semicolon: remove it"),
        ("SIZE", "64,", "it ends in a comma or a semicolon: remove it"),
    ] {
        assert!(said(name, text).contains(fix), "{text}: {}", said(name, text));
    }
}

/// The type of an application refuses a text that looks like a mistake: it is a problem, and not a warning, too.
#[test]
fn a_text_that_the_type_of_the_application_refuses_causes_no_warning() {
    #[derive(Debug)]
    struct Code;

    impl std::str::FromStr for Code {
        type Err = &'static str;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            if text == "good" { Ok(Self) } else { Err("it is not a code") }
        }
    }

    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct App {
        code: Code,
        name: String,
    }

    let error = App::load(&Env::from_vars([("CODE", "'good'"), ("NAME", "'shop'")])).unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    let summary = error.summary();
    let warned: Vec<&str> = summary.warnings().iter().map(factor3::Warning::variable).collect();
    assert_eq!(warned, ["NAME"]);
}
