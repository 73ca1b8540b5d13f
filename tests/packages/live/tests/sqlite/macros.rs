//! The macro of `factor3::client`: the file that sqlx opens.

use factor3::client;
use factor3::resource::Sqlite;
use factor3_live_tests::{escaped, handing_over, temp_dir};
use sqlx::sqlite::SqlitePoolOptions;

use crate::clients::{by_url, execute, file, mark, marked};
use crate::{NAMES, database};

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/sqlx_sqlite.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[test]
fn every_name_is_the_file_that_sqlx_opens() {
    let dir = temp_dir();
    for name in NAMES {
        let path = dir.path().join(name);
        mark(&path, "it");
        let url = format!("sqlite:{}", escaped(path.to_str().unwrap()));
        for query in ["", "?mode=ro", "?mode=rw&cache=shared", "?vfs=unix", "?immutable=1&mode=ro"] {
            let db = database(&format!("{url}{query}"));
            let options = client::sqlx_sqlite!(db, crate = ::sqlx).unwrap();
            assert_eq!(marked(&options).unwrap(), "it", "{name}{query}");
            assert_eq!(file(&options).unwrap().unwrap(), path.canonicalize().unwrap());
        }
    }
}

/// The macro makes what sqlx's own parser makes of the same URL, except for the name of a database in memory.
#[test]
fn the_options_are_those_of_the_clients_parser() {
    for url in [
        "sqlite:data.db",
        "sqlite:///var/lib/data.db?mode=ro",
        "sqlite:data.db?mode=rwc&cache=private",
        "sqlite:data.db?mode=rw&cache=shared&immutable=true",
        "sqlite:data.db?immutable=0&vfs=unix",
        "sqlite:shared-name?mode=memory",
        "sqlite:shared-name?mode=memory&cache=private",
    ] {
        let db = database(url);
        let (ours, theirs) = (client::sqlx_sqlite!(db).unwrap(), by_url(&db).unwrap());
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{url}");
    }
    for url in ["sqlite::memory:", "sqlite::memory:?cache=private", "sqlite::memory:?mode=memory"] {
        let db = database(url);
        let [ours, theirs] = [client::sqlx_sqlite!(db).unwrap(), by_url(&db).unwrap()].map(|options| {
            let name = options.get_filename().to_str().unwrap().to_owned();
            format!("{options:?}").replace(&name, "")
        });
        assert_eq!(ours, theirs, "{url}");
    }
}

struct Config {
    database_url: Sqlite,
}

#[tokio::test]
async fn the_connections_of_a_pool_share_a_database_in_memory() -> Result<(), Box<dyn std::error::Error>> {
    let config = Config { database_url: database("sqlite::memory:") };
    let options = client::sqlx_sqlite!(config.database_url)?;
    let pool = SqlitePoolOptions::new().connect_with(options).await?;
    let (mut one, mut other) = (pool.acquire().await?, pool.acquire().await?);
    sqlx::query("create table t (x)").execute(&mut *one).await?;
    sqlx::query("insert into t values (1)").execute(&mut *other).await?;
    Ok(())
}

#[test]
fn the_mode_decides_about_a_new_file() {
    let dir = temp_dir();
    let path = dir.path().join("new.db");
    for (query, creates) in [("", false), ("?mode=rw", false), ("?mode=ro", false), ("?mode=rwc", true)] {
        let db = database(&format!("sqlite://{}{query}", path.display()));
        let options = client::sqlx_sqlite!(db).unwrap();
        assert_eq!(execute(&options, &["create table t (x)"]).is_ok(), creates, "{query}");
        assert_eq!(path.exists(), creates, "{query}");
    }
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    for (query, reason) in
        [("key=hunter2", "encrypted"), ("hexkey=68756e746572", "encrypted"), ("x=hunter2", "no setting")]
    {
        let db = database(&format!("sqlite:data.db?{query}"));
        let error = client::sqlx_sqlite!(db).unwrap_err().to_string();
        assert!(error.contains(reason) && !error.contains("hunter2"), "{query}: {error}");
        let name = query.split('=').next().unwrap();
        client::sqlx_sqlite!(db, ignore = [name]).unwrap();
    }
}
