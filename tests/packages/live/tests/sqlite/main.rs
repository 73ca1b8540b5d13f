//! SQLite: sqlx opens the file that the handle names, in every accepted spelling.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;

use std::fs;
use std::path::Path;
use std::process::Command;

use factor3::resource::Sqlite;
use factor3::{Config, Env};
use factor3_live_tests::{escaped, handing_over, output, temp_dir};
use sqlx::sqlite::SqliteConnectOptions;

use crate::clients::{by_path, by_url, execute, file, mark, marked};

#[derive(Debug, Config)]
struct App {
    /// Primary database.
    database_url: Sqlite,
}

/// The application's database, which `DATABASE_URL` names.
pub(crate) fn database(url: &str) -> Sqlite {
    App::from_vars([("DATABASE_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).database_url
}

/// The path of the file relative to the directory of the tests, with each segment escaped by `escaped`.
fn relative(path: &Path, escaped: impl Fn(&str) -> String) -> String {
    let up = std::env::current_dir().unwrap().components().skip(1).map(|_| "../").collect::<String>();
    let down = path.to_str().unwrap().split('/').skip(1).map(escaped).collect::<Vec<_>>().join("/");
    up + &down
}

/// Names that have to be escaped, and some that do not.
const NAMES: &[&str] = &[
    "data.db", "data", "my data.db", "a+b.db", "100%.db", "a%20b.db", "a?b#c.db", "a&b=c;d.db", "a:b@c.db",
    "\u{fc}\u{df}\u{1f600}.db", "back\\slash'\"quotes.db", "~home.db", "localhost", "$HOME.db", "-dash.db",
    "(a)[b]{c}.db", "%3Amemory%3A", "C:",
];

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/sqlite.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[test]
fn every_name_in_every_spelling_is_the_file_that_sqlx_opens() {
    let root = temp_dir();
    let dir = root.path().join("of a/\u{f6}");
    fs::create_dir_all(&dir).unwrap();
    for name in NAMES {
        let path = dir.join(name);
        mark(&path, "it");
        let absolute = path.to_str().unwrap().split('/').map(escaped).collect::<Vec<_>>().join("/");
        let relative = relative(&path, escaped);
        for url in [
            format!("sqlite:{absolute}"),
            format!("sqlite://{absolute}"),
            format!("sqlite:///{absolute}"),
            format!("sqlite:{relative}"),
            format!("sqlite://{relative}"),
            format!("sqlite:./{relative}"),
            format!("sqlite:{}", escaped(path.to_str().unwrap())),
        ] {
            let whole = path.canonicalize().unwrap();
            for url in [
                url.clone(),
                format!("{url}?"),
                format!("{url}?mode=ro"),
                format!("{url}?mode=rwc&cache=shared"),
                format!("{url}?vfs=unix"),
                format!("{url}?immutable=1&mode=ro"),
            ] {
                let db = database(&url);
                assert_eq!(db.path().unwrap().canonicalize().unwrap(), whole, "{url}");
                assert!(!db.is_memory());
                for options in [by_url(&db).unwrap(), by_path(&db).unwrap()] {
                    assert_eq!(Some(options.get_filename()), db.path(), "{url}");
                    assert_eq!(marked(&options).unwrap(), "it", "{url}");
                    assert_eq!(file(&options).unwrap().unwrap().canonicalize().unwrap(), whole, "{url}");
                }
            }
        }
    }
}

/// sqlx reads every accepted name in the same way. The names contain characters that either parser may treat specially.
#[test]
fn names_without_escapes_are_read_the_same_or_refused() {
    let mut read = 0;
    for start in ["sqlite:", "sqlite://", "sqlite:///", "sqlite:./", "sqlite:%2F"] {
        for middle in [
            "", "a", "a/b", "..", "C:/", "+", "%25", "%23", "%3F", "%3A", "%3Amemory%3A", "file%3A",
            "localhost/",
        ] {
            for end in [
                "", ".db", "/", ":", ":memory:", "#x", "?", "?mode=memory", "?mode=rwc", "?vfs=unix", "%zz",
                "&a=b",
            ] {
                let url = format!("{start}{middle}{end}");
                let Ok(db) = url.parse::<Sqlite>() else { continue };
                read += 1;
                let options: SqliteConnectOptions = url.parse().unwrap();
                if let Some(path) = db.path() {
                    assert_eq!(options.get_filename(), path, "{url}");
                }
                let debug = format!("{options:?}");
                assert_eq!(debug.contains("in_memory: true"), db.is_memory(), "{url} {debug}");
            }
        }
    }
    assert!(read > 100, "{read}");
}

#[test]
fn a_database_in_memory_leaves_no_file() {
    for url in [
        "sqlite::memory:",
        "sqlite://:memory:",
        "sqlite::memory:?cache=private",
        "sqlite://?mode=memory",
        "sqlite:?mode=memory&cache=shared",
        "sqlite:in-memory-name?mode=memory",
        "sqlite:///in-memory-name?mode=memory&cache=shared",
    ] {
        let db = database(url);
        assert_eq!((db.path(), db.is_memory()), (None, true), "{url}");
        for options in [by_url(&db).unwrap(), by_path(&db).unwrap()] {
            execute(&options, &["create table t (x)", "insert into t values (1)"]).unwrap();
        }
        for left in ["in-memory-name", "/in-memory-name", ":memory:"] {
            assert!(!Path::new(left).exists(), "{url}");
        }
    }
}

#[test]
fn each_mode_does_what_it_says() {
    let dir = temp_dir();
    let path = dir.path().join("mode.db");
    let url = |query: &str| format!("sqlite://{}{query}", path.display());
    for query in ["", "?mode=rw", "?mode=ro"] {
        let db = database(&url(query));
        for options in [by_url(&db).unwrap(), by_path(&db).unwrap()] {
            marked(&options).unwrap_err();
        }
        assert!(!path.exists(), "{query}");
    }
    execute(&by_url(&database(&url("?mode=rwc"))).unwrap(), &["create table mark (name text)"]).unwrap();
    assert!(path.exists());
    let write = ["insert into mark values ('it')"];
    execute(&by_url(&database(&url("?mode=ro"))).unwrap(), &write).unwrap_err();
    execute(&by_url(&database(&url("?mode=rw"))).unwrap(), &write).unwrap();
    assert_eq!(marked(&by_url(&database(&url("?mode=ro"))).unwrap()).unwrap(), "it");
}

/// SQLite's own command receives the path.
#[test]
fn the_sqlite3_command_opens_the_same_file() {
    let dir = temp_dir();
    for name in ["own data%.db", "a?b#c.db"] {
        let path = dir.path().join(name);
        mark(&path, "it");
        let db = database(&format!("sqlite:{}", relative(&path, escaped)));
        let mut sqlite3 = Command::new("sqlite3");
        sqlite3.args(["-batch", "-readonly", "-init", "/dev/null"]).arg(db.path().unwrap());
        assert_eq!(output(sqlite3.arg("select name from mark")).trim_end(), "it");
    }
}

/// Factor IV: one variable attaches another database, without a change of the code.
#[test]
fn one_variable_swaps_the_service() {
    let dir = temp_dir();
    let [one, other] = ["one.db", "other.db"].map(|name| dir.path().join(name));
    mark(&one, "one");
    mark(&other, "other");
    let run = |url: String| {
        let vars = Env::from_vars([("DATABASE_URL", url)]);
        let loaded = App::load(&vars).unwrap();
        marked(&by_url(&loaded.config.database_url).unwrap()).unwrap()
    };
    assert_eq!(run(format!("sqlite:{}", relative(&one, str::to_owned))), "one");
    assert_eq!(run(format!("sqlite://{}?mode=ro", relative(&other, escaped))), "other");
    assert_eq!(run(format!("sqlite://{}", one.display())), "one");
}
