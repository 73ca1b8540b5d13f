use std::path::Path;

use super::parameters::Parameters;
use crate::resource::Sqlite;
use crate::value::ValueError;

/// Makes sqlx's `SqliteConnectOptions` of a [`Sqlite`](crate::resource::Sqlite).
///
/// sqlx 0.8 and 0.9 have the same setters.
///
/// ```ignore
/// let options = client::sqlx_sqlite!(config.database_url)?;
/// let pool = SqlitePoolOptions::new().connect_with(options).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with files.)
///
/// It passes the path, or that the database is in memory, and the parameters `mode`, `cache`, `immutable` and `vfs`. As with
/// sqlx's own parser, the connections of one pool share a database in memory, and the default of `mode` is `rw`, which does
/// not create the file.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | `key`, `hexkey` | only an SQLite with encryption reads them, and others would write the file in clear: set the pragma in the code, and [ignore](index.html#parameters) the parameter |
/// | another parameter | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_sqlx_sqlite {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_sqlx_sqlite!($handle, crate = ::sqlx, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::sqlx_sqlite(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut options = match parts.path {
                ::core::option::Option::Some(path) => {
                    client::sqlite::SqliteConnectOptions::new().filename(path).in_memory(parts.in_memory)
                }
                // Only sqlx's parser gives each database in memory a name of its own, which its connections share.
                ::core::option::Option::None => match "sqlite::memory:".parse::<client::sqlite::SqliteConnectOptions>() {
                    ::core::result::Result::Ok(options) => options,
                    ::core::result::Result::Err(_) => return ::core::result::Result::Err(factor3::SQLX_SQLITE_CHANGED),
                },
            };
            if let ::core::option::Option::Some(shared) = parts.shared_cache {
                options = options.shared_cache(shared);
            }
            if let ::core::option::Option::Some(immutable) = parts.immutable {
                options = options.immutable(immutable);
            }
            if let ::core::option::Option::Some(vfs) = parts.vfs {
                options = options.vfs(vfs);
            }
            ::core::result::Result::Ok(options.read_only(parts.read_only).create_if_missing(parts.create))
        })
    };
}

pub struct SqlxSqlite<'a> {
    /// The file, or the name of a database in memory. `None` for one without a name.
    pub path: Option<&'a Path>,
    pub in_memory: bool,
    pub read_only: bool,
    pub create: bool,
    pub shared_cache: Option<bool>,
    pub immutable: Option<bool>,
    pub vfs: Option<String>,
}

pub fn parts<'a>(db: &'a Sqlite, ignored: &'a [&'a str]) -> Result<SqlxSqlite<'a>, ValueError> {
    let parameters = Parameters::new(db.parts(), ignored);
    if parameters.has_one_of(&["key", "hexkey"]) {
        return Err(ValueError::because(KEY));
    }
    parameters.refuse_others(PASSED, &[], OTHER)?;
    let path = db.parts().path().filter(|path| *path != ":memory:");
    let shared = parameters.get("cache").map(|cache| cache == "shared");
    Ok(SqlxSqlite {
        path: path.map(Path::new),
        in_memory: db.is_memory(),
        read_only: parameters.get("mode") == Some("ro"),
        create: parameters.get("mode") == Some("rwc"),
        shared_cache: shared.or(if db.is_memory() { Some(true) } else { None }),
        immutable: parameters.get("immutable").map(|word| matches!(word, "true" | "1")),
        vfs: parameters.get("vfs").map(str::to_owned),
    })
}

/// A later sqlx might refuse `sqlite::memory:`.
pub const CHANGED: ValueError =
    ValueError::because("sqlx no longer reads sqlite::memory:, as 0.9 does: use a file");

const PASSED: &[&str] = &["mode", "cache", "immutable", "vfs"];
const KEY: &str = "it has the key of an encrypted database, which only some builds of SQLite read: set the pragma in the \
                   code, and name the parameter in ignore = [..] of the macro";
const OTHER: &str = "it has a parameter that sqlx has no setting for: remove it, or set it in the code and name it in \
                     ignore = [..] of the macro";
