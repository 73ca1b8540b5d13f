//! SQLite: URLs that sqlx reads, and URLs that clients read differently.

use std::path::Path;

use factor3::ExposeSecret;
use factor3::resource::Sqlite;

#[test]
fn paths() {
    for (text, path, shown) in [
        ("sqlite:data.db", "data.db", "sqlite://data.db"),
        ("sqlite://data.db", "data.db", "sqlite://data.db"),
        ("sqlite:./data.db", "./data.db", "sqlite://./data.db"),
        ("sqlite:../data.db", "../data.db", "sqlite://../data.db"),
        ("sqlite://data/app.db", "data/app.db", "sqlite://data/app.db"),
        ("sqlite:///data.db", "/data.db", "sqlite:///data.db"),
        ("sqlite:/data.db", "/data.db", "sqlite:///data.db"),
        ("sqlite:////data.db", "//data.db", "sqlite:////data.db"),
        ("sqlite:///var/lib/app/data.db?", "/var/lib/app/data.db", "sqlite:///var/lib/app/data.db"),
        ("sqlite:data", "data", "sqlite://data"),
        ("sqlite:a+b~1!.db", "a+b~1!.db", "sqlite://a%2Bb~1%21.db"),
        ("sqlite:my%20data%23%3F%3D%26%40%3A.db", "my data#?=&@:.db", "sqlite://***"),
        ("sqlite:%C3%B6.db", "\u{f6}.db", "sqlite://%C3%B6.db"),
        ("sqlite:100%25.db", "100%.db", "sqlite://***"),
        ("sqlite:a%2Fb.db", "a/b.db", "sqlite://a/b.db"),
        ("sqlite:a%5Cb.db", "a\\b.db", "sqlite://***"),
        ("sqlite:C:/app/data.db", "C:/app/data.db", "sqlite://C%3A/app/data.db"),
        ("sqlite://c:/app/data.db", "c:/app/data.db", "sqlite://c%3A/app/data.db"),
        ("sqlite:///%3Amemory%3A", "/:memory:", "sqlite:///%3Amemory%3A"),
        ("sqlite:./%3Amemory%3A", "./:memory:", "sqlite://./%3Amemory%3A"),
        ("sqlite:localhost", "localhost", "sqlite://localhost"),
        ("sqlite:~a.db", "~a.db", "sqlite://~a.db"),
    ] {
        let db: Sqlite = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((db.path(), db.is_memory()), (Some(Path::new(path)), false), "{text}");
        assert_eq!((db.to_string(), db.expose_url()), (shown.to_owned(), text));
        assert_eq!(format!("{:?}", db.clone()), format!("Sqlite({shown})"));
    }
}

#[test]
fn databases_in_memory() {
    for (text, shown) in [
        ("sqlite::memory:", "sqlite::memory:"),
        ("sqlite://:memory:", "sqlite::memory:"),
        ("sqlite::memory:?cache=shared", "sqlite::memory:?cache=shared"),
        ("sqlite::memory:?mode=memory", "sqlite::memory:?mode=memory"),
        ("sqlite:?mode=memory", "sqlite://?mode=memory"),
        ("sqlite://?mode=memory", "sqlite://?mode=memory"),
        ("sqlite://?mode=memory&cache=private", "sqlite://?mode=memory&cache=private"),
        ("sqlite:shared?mode=memory&cache=shared", "sqlite://shared?mode=memory&cache=shared"),
        ("sqlite:///shared?mode=memory", "sqlite:///shared?mode=memory"),
    ] {
        let db: Sqlite = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((db.path(), db.is_memory()), (None, true), "{text}");
        assert_eq!((db.to_string(), db.expose_url()), (shown.to_owned(), text));
    }
}

#[test]
fn u16_parameters() {
    let db: Sqlite =
        "sqlite:a.db?mode=rwc&cache=shared&immutable=0&vfs=unix-none&_timeout=5&hexkey=00ff&after=1"
            .parse()
            .unwrap();
    assert_eq!((db.param("mode"), db.param("cache")), (Some("rwc"), Some("shared")));
    assert_eq!((db.param("immutable"), db.param("vfs")), (Some("0"), Some("unix-none")));
    assert_eq!((db.param("_timeout"), db.param("hexkey")), (Some("5"), None));
    assert_eq!(db.secret_param("hexkey").map(|key| key.expose_secret()), Some("00ff"));
    assert_eq!(db.params().count(), 6);
    assert_eq!(
        db.to_string(),
        "sqlite://a.db?mode=rwc&cache=shared&immutable=0&vfs=unix-none&_timeout=***&hexkey=***&***=***"
    );
    for query in [
        "mode=ro", "mode=rw", "m%6Fde=r%6F", "cache=private", "immutable=true", "immutable=false",
        "immutable=1",
    ] {
        assert!(format!("sqlite:a.db?{query}").parse::<Sqlite>().is_ok(), "{query}");
    }
    let db: Sqlite = "sqlite:a.db?key=a+b%26c".parse().unwrap();
    assert_eq!(db.secret_param("key").map(|key| key.expose_secret()), Some("a+b&c"));
}

#[test]
fn u9_u13_u22_refused() {
    let directory = "its path is a directory";
    let host = "an SQLite database has no user and no host";
    let colon = "write a literal : as %3A";
    let memory = "it is in memory for some clients and a file for others: write sqlite::memory:";
    let fix = "write sqlite: and the path";
    for (text, fix) in [
        ("sqlite:", "its path is empty: write sqlite::memory:"),
        ("sqlite://", "its path is empty: write sqlite::memory:"),
        ("sqlite://?mode=rwc", "its path is empty"),
        ("sqlite:///", directory),
        ("sqlite:data/", directory),
        ("sqlite:.", directory),
        ("sqlite:..", directory),
        ("sqlite:data/..", directory),
        ("sqlite:///:memory:", memory),
        ("sqlite://data/:memory:", memory),
        ("sqlite:%3Amemory%3A", "encoded or not"),
        ("sqlite://%3amemory:", colon),
        ("sqlite:%3amemory%3a?mode=memory", "encoded or not"),
        ("sqlite::memory", colon),
        ("sqlite::memory:?mode=ro", "remove mode"),
        ("sqlite:~/data.db", "nothing expands the ~"),
        ("sqlite://localhost/data.db", "remove localhost"),
        ("sqlite://db:5432/shop", colon),
        ("sqlite://app:x@db/shop", host),
        ("sqlite://x@db", host),
        ("sqlite:a.db?key=p@ss", host),
        ("sqlite:///C:/app/data.db", "write sqlite:C:/data/app.db"),
        ("sqlite:C:\\app\\data.db", "write the path with /"),
        ("sqlite:C:data.db", colon),
        ("sqlite:file:data.db", colon),
        ("sqlite:file%3Adata.db", "SQLite reads its path as a file: URI"),
        ("sqlite:FILE%3Adata.db?mode=memory", "SQLite reads its path as a file: URI"),
        ("sqlite:sqlite:data.db", colon),
        ("sqlite:data.db&key=x", "write a ? before the first parameter"),
        ("sqlite:data.db;Password=x", "write a ? before the first parameter"),
        ("sqlite:a#1.db", "literal # as %23"),
        ("sqlite:a.db#x", "literal # as %23"),
        ("sqlite:a b.db", "write it as %20"),
        ("sqlite:a\tb.db", "control character"),
        ("sqlite:a%0Ab.db", "control character"),
        ("sqlite:a%00b.db", "%00"),
        ("sqlite:a%b.db", "literal % as %25"),
        ("sqlite:a%ff.db", "UTF-8"),
        ("sqlite:\u{f6}.db", "outside ASCII"),
        ("sqlite:${DIR}/a.db", "nothing expanded"),
        ("sqlite:***", "it was redacted"),
        ("sqlite:a.db?key=***", "it was redacted"),
        ("sqlite:a.db?mode=rwcx", "its mode must be ro, rw, rwc or memory"),
        ("sqlite:a.db?mode=", "its mode must be"),
        ("sqlite:a.db?cache=none", "its cache must be shared or private"),
        ("sqlite:a.db?immutable=yes", "its immutable must be"),
        ("sqlite:a.db?vfs=a+b", "its vfs must be a name"),
        ("sqlite:a.db?mode=ro&mode=rwc", "it has a parameter twice"),
        ("sqlite:a.db?key=x&KEY=y", "it has a parameter twice"),
        ("sqlite:a.db?Mode=ro", "in lower case"),
        ("sqlite:a.db?KEY=x", "in lower case"),
        ("sqlite:a.db?mode", "key=value"),
        ("sqlite:a.db?&mode=ro", "key=value"),
        ("sqlite:a.db?mode=ro?", "its mode must be"),
        ("SQLITE:data.db", "not in lower case"),
        ("Sqlite://data.db", "not in lower case"),
        ("sqlite3:data.db", fix),
        ("sqlite3:///data.db", fix),
        ("file:data.db", fix),
        ("file:///data.db", fix),
        ("jdbc:sqlite:data.db", "remove jdbc:"),
        ("sqlite+aiosqlite:///data.db", "without the name of a driver"),
        ("data.db", "it has no scheme"),
        ("/data.db", "it has no scheme"),
        ("C:/data.db", "it has no scheme"),
        (":memory:", "it has no scheme"),
        ("Data Source=data.db", "key=value pairs"),
        ("libsql://db.turso.io", "it is a libSQL URL"),
        ("postgres://db/shop", "it is a PostgreSQL URL"),
    ] {
        let error = text.parse::<Sqlite>().map(|db| db.to_string()).unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}
