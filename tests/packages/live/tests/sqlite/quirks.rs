//! SQLite: what sqlx reads and factor3 refuses, and what factor3 reads and sqlx refuses.

use std::path::Path;

use factor3::ExposeSecret;
use factor3::resource::Sqlite;
use factor3_live_tests::temp_dir;
use sqlx::sqlite::SqliteConnectOptions;

use crate::clients::{by_path, by_url, file, mark, marked};
use crate::database;

fn sqlx_path(url: &str) -> String {
    url.parse::<SqliteConnectOptions>().unwrap().get_filename().to_str().unwrap().to_owned()
}

/// Each of these names a file for sqlx, and another file or no file for other readers.
#[test]
fn sqlx_reads_names_that_factor3_refuses() {
    for (url, path) in [
        ("sqlite:///:memory:", "/:memory:"),
        ("sqlite://", ""),
        ("SQLITE:data.db", "SQLITE:data.db"),
        ("sqlite://localhost/data.db", "localhost/data.db"),
        ("sqlite://app:x@db/data.db", "app:x@db/data.db"),
        ("sqlite:///C:/data.db", "/C:/data.db"),
        ("sqlite:file:data.db", "file:data.db"),
        ("sqlite:%3Amemory%3A", ":memory:"),
        ("sqlite:100%.db", "100%.db"),
        ("sqlite:a#b.db", "a#b.db"),
        ("sqlite:~/data.db", "~/data.db"),
        ("sqlite:sqlite:data.db", "data.db"),
        ("sqlite://sqlite://data.db", "data.db"),
    ] {
        assert_eq!(sqlx_path(url), path);
        url.parse::<Sqlite>().unwrap_err();
    }
}

/// SQLite itself does not read these two as a file with that name.
#[test]
fn sqlite_does_not_read_some_paths_as_files() {
    let dir = temp_dir();
    let path = dir.path().join("uri.db");
    mark(&path, "it");
    let uri: SqliteConnectOptions = format!("sqlite:file%3A{}", path.display()).parse().unwrap();
    assert_eq!(marked(&uri).unwrap(), "it");
    let memory: SqliteConnectOptions = "sqlite:%3Amemory%3A?mode=rwc".parse().unwrap();
    assert_eq!(file(&memory).unwrap(), None);
    // After a directory, the name is a file.
    mark(&dir.path().join(":memory:"), "a file");
    let db = database(&format!("sqlite://{}/%3Amemory%3A", dir.path().display()));
    for options in [by_url(&db).unwrap(), by_path(&db).unwrap()] {
        assert_eq!(marked(&options).unwrap(), "a file");
    }
}

#[test]
fn sqlx_refuses_parameters_that_it_does_not_know() {
    for query in ["key=s3cret", "hexkey=00ff", "nolock=1", "_timeout=5"] {
        let db = database(&format!("sqlite:data.db?{query}"));
        by_url(&db).unwrap_err();
        assert_eq!(by_path(&db).unwrap().get_filename(), Path::new("data.db"));
    }
    let db = database("sqlite:data.db?key=s3cret");
    assert_eq!(db.secret_param("key").map(|key| key.expose_secret()), Some("s3cret"));
    assert!(!format!("{db:?}{db}").contains("s3cret"));
}
