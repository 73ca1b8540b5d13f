//! sqlx, from the URL and from the path. The rustdoc of `Sqlite` shows this code word for word.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use factor3::resource::Sqlite;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

pub(crate) fn by_url(db: &Sqlite) -> sqlx::Result<SqliteConnectOptions> {
    let options = SqliteConnectOptions::from_str(db.expose_url())?;
    Ok(options)
}

pub(crate) fn by_path(db: &Sqlite) -> sqlx::Result<SqliteConnectOptions> {
    let create = db.param("mode") == Some("rwc");
    let options = match db.path() {
        Some(path) => SqliteConnectOptions::new().filename(path).create_if_missing(create),
        None => SqliteConnectOptions::from_str("sqlite::memory:")?,
    };
    Ok(options)
}

/// The open file, as SQLite names it; `None` for a database in memory.
pub(crate) fn file(options: &SqliteConnectOptions) -> sqlx::Result<Option<PathBuf>> {
    let file: String = query(options, "select file from pragma_database_list where name = 'main'")?;
    Ok((!file.is_empty()).then(|| PathBuf::from(file)))
}

/// The name in the table that [`mark`] has made.
pub(crate) fn marked(options: &SqliteConnectOptions) -> sqlx::Result<String> {
    query(options, "select name from mark")
}

/// Makes a database with a table that contains its name.
pub(crate) fn mark(file: &Path, name: &str) {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    execute(&options, &["create table mark (name text)", &format!("insert into mark values ('{name}')")])
        .unwrap();
}

/// Connects, executes and disconnects.
pub(crate) fn execute(options: &SqliteConnectOptions, statements: &[&str]) -> sqlx::Result<()> {
    block_on(async {
        let mut connection: SqliteConnection = options.connect().await?;
        for statement in statements {
            sqlx::raw_sql(sqlx::AssertSqlSafe(*statement)).execute(&mut connection).await?;
        }
        connection.close().await
    })
}

fn query(options: &SqliteConnectOptions, query: &'static str) -> sqlx::Result<String> {
    block_on(async {
        let mut connection: SqliteConnection = options.connect().await?;
        let answer = sqlx::query_scalar(query).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(answer)
    })
}

/// Runs `work` on this thread.
fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
