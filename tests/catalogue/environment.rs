//! Rows E1 to E16: the content of an environment as a whole.

#[cfg(unix)]
use std::ffi::OsString;
#[cfg(unix)]
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use factor3::{Config, Env, ExposeSecret, SecretString};

use crate::one::{each, hints, only, read, refuses, told, warns};
use crate::process::both;
use crate::search::CANARY;

#[derive(Debug, Config)]
struct App {
    host: String,
    #[config(default = 80)]
    port: u16,
    api_key: SecretString,
    name: Option<String>,
}

const WHOLE: &str = "a whole number from 0 to 65535";

#[test]
fn e1_a_required_variable_that_is_missing() {
    #[derive(Debug, Config)]
    struct Two {
        #[config(flatten)]
        app: App,
        #[config(shared, env = "REGION")]
        region: String,
        #[config(shared, env = "REGION")]
        zone: String,
    }
    let error = Two::from_vars([("PORT", "1")]).unwrap_err();
    let missing = each(&error);
    assert_eq!(
        missing,
        [
            told("missing", "HOST is not set", "text"),
            told("missing", "API_KEY is not set", "a secret"),
            told("missing", "REGION is not set", "text"),
        ]
    );
    let full = [("HOST", "h"), ("API_KEY", "k"), ("REGION", "r")];
    let two = Two::from_vars(full).unwrap();
    assert_eq!((two.app.port, two.app.name, two.region, two.zone), (80, None, "r".into(), "r".into()));
}

#[test]
fn e2_a_variable_that_is_set_but_empty() {
    let vars = [("HOST", ""), ("PORT", ""), ("API_KEY", ""), ("NAME", "")];
    assert_eq!(
        each(&App::from_vars(vars).unwrap_err()),
        [
            told("empty", "HOST is set but empty", "text"),
            told("empty", "API_KEY is set but empty", "a secret"),
        ]
    );
    let app = App::from_vars([("HOST", "h"), ("PORT", ""), ("API_KEY", "k"), ("NAME", "")]).unwrap();
    assert_eq!((app.host.as_str(), app.port, app.name), ("h", 80, None));
}

/// Blanks are ordinary text. Characters that cannot be seen are named in the report.
#[test]
fn e3_blanks_or_invisible_characters_alone() {
    let invisible = "it has an invisible character at the";
    let (at_start, at_end) = (&*format!("{invisible} start"), &*format!("{invisible} end"));
    let blanks = "it contains only blanks";
    let rows = [(" ", blanks), ("\u{a0}", blanks), ("\u{200b}", at_end), ("\u{feff}80", at_start)];
    refuses::<u16>(WHOLE, WHOLE, &rows);
    let texts = ["\u{200b}", "\u{feff}", &format!("\u{feff}{CANARY}"), &format!("{CANARY}\u{2060}")];
    warns::<String>(Some("invisible"), &texts);
    warns::<SecretString>(Some("invisible"), &texts);
    hints::<u16>("without a byte order mark", &["\u{feff}80", "\u{feff}"]);
    for text in [" ", " \t", "\u{a0}", "\u{200b}", "\u{feff}"] {
        assert_eq!(read::<String>(text), text);
        assert_eq!(read::<SecretString>(text).expose_secret(), text);
    }
}

#[cfg(unix)]
fn not_utf_8() -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec([CANARY.as_bytes(), b"\xff"].concat())
}

#[cfg(unix)]
#[test]
fn e4_a_declared_variable_that_is_not_utf_8() {
    #[derive(Debug, Config)]
    struct Any {
        raw: Option<OsString>,
        dir: Option<PathBuf>,
        boxed: Option<Box<Path>>,
        text: Option<String>,
        number: Option<u16>,
        secret: Option<SecretString>,
        list: Option<Vec<String>>,
    }
    let vars = ["RAW", "DIR", "BOXED", "TEXT", "NUMBER", "SECRET", "LIST"].map(|name| (name, not_utf_8()));
    assert_eq!(
        each(&Any::from_vars(vars.clone()).unwrap_err()),
        [
            told("not_unicode", "TEXT is not valid UTF-8", "text"),
            told("not_unicode", "NUMBER is not valid UTF-8", WHOLE),
            told("not_unicode", "SECRET is not valid UTF-8", "a secret"),
            told("not_unicode", "LIST is not valid UTF-8", "a list separated by commas"),
        ]
    );
    // Types that are not text for this program accept any bytes.
    let any = Any::from_vars(vars.into_iter().take(3)).unwrap();
    assert_eq!((any.raw, any.dir), (Some(not_utf_8()), Some(not_utf_8().into())));
    assert_eq!(any.boxed.as_deref().map(Path::as_os_str), Some(&*not_utf_8()));
    assert!((any.text, any.number, any.list) == (None, None, None) && any.secret.is_none());

    let vars = [("NAME".into(), "n".into()), ("EMPTY".into(), not_utf_8())];
    assert_eq!(both::<OsString>(&vars), "[EMPTY is not valid UTF-8]");
}

#[cfg(unix)]
#[test]
fn e5_an_undeclared_variable_that_is_not_utf_8() {
    let strangers = [("LS_COLORS".into(), not_utf_8()), (not_utf_8(), not_utf_8())];
    let mut vars = strangers.to_vec();
    // The name is similar to the name of a missing variable, but it cannot be suggested.
    vars.push((std::os::unix::ffi::OsStringExt::from_vec(b"NAME\xff".to_vec()), "x".into()));
    assert_eq!(both(&vars), "[NAME is not set]");
    assert_eq!(App::from_vars(vars.clone()).unwrap_err().problems()[0].hint(), None);
    vars.push(("NAME".into(), "n".into()));
    assert_eq!(both(&vars), "1 bytes 80 None None");
}

/// The first entry counts, even if it is empty, because the other entry is not another layer.
#[test]
fn e6_two_entries_with_one_name() {
    let app = App::from_vars([("HOST", "a"), ("API_KEY", "k"), ("HOST", "b"), ("API_KEY", "")]).unwrap();
    assert_eq!((app.host.as_str(), app.api_key.expose_secret()), ("a", "k"));
    let error = App::from_vars([("HOST", ""), ("HOST", "b"), ("API_KEY", "k")]).unwrap_err();
    assert_eq!(only(&error), told("empty", "HOST is set but empty", "text"));
    // No shell makes such an environment. When they are sorted by what std takes for names, these entries are `NAME=n`
    // and `NAME=nnn=`.
    if cfg!(unix) {
        assert_eq!(both(&[("NAME", "n"), ("NAME=nnn", "")]), "1 bytes 80 None None");
        assert_eq!(both(&[("NAME", ""), ("NAME=nnn", "")]), "[NAME is set but empty]");
    }
}

/// The entries are `=x`, `=PORT=1`, and names that no shell can set. An entry without `=` cannot be made with std.
#[cfg(unix)]
#[test]
fn e7_entries_that_are_not_variables() {
    let odd = [("", "x"), ("=PORT", "1"), ("with blank", "x"), ("NAME.X", "x"), ("N\u{e4}ME", "x")];
    assert_eq!(both(&[&odd[..], &[("1NAME", "x"), ("NAME", "n")]].concat()), "1 bytes 80 None None");
    assert_eq!(both(&odd), "[NAME is not set]");
}

#[test]
fn e8_a_name_that_is_nearly_right() {
    #[derive(Debug, Config)]
    struct Db {
        #[expect(dead_code, reason = "it is never there")]
        database_host: String,
    }
    let hint = |name: &str| {
        let error = Db::from_vars([(name, CANARY), ("HOSTNAME", "h")]).unwrap_err();
        assert_eq!(only(&error), told("missing", "DATABASE_HOST is not set", "text"));
        error.problems()[0].hint()
    };
    // On Windows, the name in lower case is the same name.
    let misses = ["DATABASE_HOTS", "DATABASE_HSOT", "DATABASE-HOST", "DATBASE_HOST"];
    for miss in misses.into_iter().chain(cfg!(not(windows)).then_some("database_host")) {
        assert_eq!(hint(miss), Some(format!("{miss} is set; did you mean DATABASE_HOST?")));
    }
    for stranger in ["DATABASE_PORT", "DEBUG", "HOST", "DATABASE_HOST\u{1b}[2J", "NEW_DATABASE_HOST"] {
        assert_eq!(hint(stranger), None, "{stranger}");
    }
}

/// Linux accepts at most 128 KiB for one variable, including its name and `=`.
#[cfg(target_os = "linux")]
#[test]
fn e9_a_value_of_128_kib() {
    let long = "7".repeat(128 * 1024 - "NAME=".len() - 1);
    assert_eq!(both(&[("NAME", &long)]), format!("{} bytes 80 None None", long.len()));
    assert_eq!(
        both(&[("NAME", "n"), ("PORT", &long)]),
        "[PORT is not a whole number from 0 to 65535: it is too large]"
    );
    assert_eq!(read::<SecretString>(&long).expose_secret(), long);
}

#[test]
fn e10_ten_thousand_variables() {
    let strangers = (0..10_000).map(|n| (format!("STRANGER_{n}"), "x".to_owned()));
    let mut vars: Vec<(String, String)> = strangers.collect();
    assert_eq!(both(&vars), "[NAME is not set]");
    assert_eq!(each(&App::from_vars(vars.clone()).unwrap_err()).len(), 2);
    vars.push(("NAME".to_owned(), "n".to_owned()));
    assert_eq!(both(&vars), "1 bytes 80 None None");
}

/// An empty variable counts as not set. Without `secret_files`, `X_FILE` is an unrelated variable that is never read.
#[test]
fn e11_x_and_x_file_are_both_set() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct Files {
        api_key: SecretString,
    }
    let path = format!("/{CANARY}");
    let error = Files::from_vars([("API_KEY", CANARY), ("API_KEY_FILE", &path)]).unwrap_err();
    let line = "API_KEY is set more than once (API_KEY and API_KEY_FILE): keep one of them";
    assert_eq!(only(&error), told("conflict", line, "a secret"));
    assert_eq!(error.problems()[0].variable(), "API_KEY");
    let files = Files::from_vars([("API_KEY", "k"), ("API_KEY_FILE", "")]).unwrap();
    assert_eq!(files.api_key.expose_secret(), "k");

    let vars = [("HOST", "h"), ("API_KEY", "k"), ("API_KEY_FILE", &path)];
    assert_eq!(App::from_vars(vars).unwrap().api_key.expose_secret(), "k");
}

/// A service link is named after a service, so it is only recognised in a variable with such a name.
#[test]
fn e12_the_link_of_a_kubernetes_service() {
    #[derive(Debug, Config)]
    struct Linked {
        db_port: u16,
        redis_port: Option<String>,
    }
    let link = "tcp://10.0.0.1:5432";
    let error = Linked::from_vars([("DB_PORT", link)]).unwrap_err();
    let line = format!("DB_PORT is not {WHOLE}: it starts with a letter");
    assert_eq!(only(&error), told("invalid", &line, WHOLE));
    assert!(error.problems()[0].hint().unwrap().contains("enableServiceLinks: false"));
    assert!(!error.to_string().contains("10.0.0.1"));

    let env = Env::from_vars([("DB_PORT", "5432"), ("REDIS_PORT", link)]);
    let Linked { db_port, redis_port } = Linked::load(&env).unwrap().config;
    assert_eq!((db_port, redis_port.as_deref()), (5432, Some(link)));
    let loaded = Linked::load(&env).unwrap();
    let [warning] = loaded.summary.warnings() else { panic!("{:?}", loaded.summary.warnings()) };
    assert_eq!((warning.variable(), warning.code()), ("REDIS_PORT", "service_link"));
}

/// The quotes are a part of the value.
#[test]
fn e13_quotes_around_the_value() {
    let quoted = format!("\"{CANARY}\"");
    hints::<u16>("remove them: docker run --env-file", &["\"8080\"", "'8080'", &quoted]);
    hints::<bool>("remove them: docker run --env-file", &["\"true\"", "'on'"]);
    warns::<String>(Some("quoted"), &["\"a\"", "'a'", &quoted]);
    warns::<SecretString>(Some("quoted"), &["\"a\"", "'a'", &quoted]);
    assert_eq!(read::<String>("\"a\""), "\"a\"");
    // The first line applies the fix. The second line has quotes that do not wrap the value.
    assert!(read::<u16>("8080") == 8080 && read::<bool>("true"));
    warns::<String>(None, &[CANARY, "it's", "'a', 'b'", "\"a", "say \"a\" and \"b\""]);
}

#[test]
fn e14_a_carriage_return_at_the_end() {
    refuses::<u16>(WHOLE, WHOLE, &[("80\r", "it ends in a carriage return")]);
    let words = "a boolean: 1 yes y true t on, or 0 no n false f off";
    refuses::<bool>("a boolean", words, &[("on\r", "it ends in a carriage return")]);
    hints::<u16>("LF line ends", &["80\r", &format!("{CANARY}\r")]);
    hints::<bool>("LF line ends", &["on\r"]);
    let texts = ["a\r", &format!("{CANARY}\r")];
    warns::<String>(Some("carriage_return"), &texts);
    warns::<SecretString>(Some("carriage_return"), &texts);
    assert_eq!(read::<SecretString>("a\r").expose_secret(), "a\r");
    assert!(read::<u16>("80") == 80 && read::<bool>("on"));
    warns::<SecretString>(None, &[CANARY, "-----BEGIN KEY-----\r\nAAAA\r\n-----END KEY-----\r\n"]);
}

#[test]
fn e15_what_nothing_expanded_and_placeholders() {
    let unexpanded = ["${PORT}", "$(cat /run/port)", &format!("${{PORT:-{CANARY}}}")];
    hints::<u16>("set the value itself", &unexpanded);
    warns::<String>(Some("unexpanded"), &unexpanded);
    warns::<SecretString>(Some("unexpanded"), &unexpanded);
    let placeholders = ["changeme", "CHANGE_ME", "<your-port>"];
    hints::<u16>("set the real value", &placeholders);
    warns::<String>(Some("placeholder"), &placeholders);
    warns::<SecretString>(Some("placeholder"), &placeholders);
    let references =
        ["op://vault/item/field", &format!("vault:secret/app#{CANARY}"), "ENC[AES256_GCM,data:x]"];
    hints::<u16>("the tool that resolves it", &references);
    warns::<SecretString>(Some("reference"), &references);
    for text in unexpanded.iter().chain(&placeholders).chain(&references) {
        assert_eq!(read::<String>(text), *text);
    }
    // A dollar sign alone is ordinary text, and so is a word that contains a placeholder.
    warns::<String>(None, &["pa$$word", "$5", "US$", "unchangemeter", "<b>bold</b>"]);
}

/// Each variable is read once, before any variable is parsed. So a change by a parser comes too late.
///
/// This test cannot change the environment of its process, because that is `unsafe`.
#[test]
fn e16_the_environment_changes_during_the_load() {
    static SOURCE: Mutex<Vec<(&str, &str)>> = Mutex::new(Vec::new());

    fn meddling(text: &str) -> Result<String, &'static str> {
        for (_, value) in SOURCE.lock().unwrap().iter_mut() {
            *value = "after";
        }
        Ok(text.to_owned())
    }
    #[derive(Debug, Config)]
    struct Meddled {
        #[config(value_parser = meddling)]
        first: String,
        second: String,
        #[config(flatten)]
        third: Option<Third>,
    }
    #[derive(Debug, Config)]
    struct Third {
        third: String,
    }
    *SOURCE.lock().unwrap() = vec![("FIRST", "before"), ("SECOND", "before"), ("THIRD", "before")];
    let taken = std::cell::Cell::new(0);
    // One entry is locked at a time, so that a parser could change the source in between.
    let entries = (0..3).map(|at| {
        taken.set(taken.get() + 1);
        SOURCE.lock().unwrap()[at]
    });
    let env = Env::from_vars(entries);
    for _ in 0..2 {
        let Meddled { first, second, third } = Meddled::load(&env).unwrap().config;
        assert_eq!([first, second, third.unwrap().third], ["before"; 3]);
    }
    assert_eq!((taken.get(), SOURCE.lock().unwrap()[2]), (3, ("THIRD", "after")));
}
