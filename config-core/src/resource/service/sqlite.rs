use core::fmt;
use core::str::FromStr;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use crate::ascii;
use crate::resource::own::handle;
use crate::resource::percent::{Decoded, Encoded};
use crate::resource::redact::is_plain;
use crate::resource::refusal::Refusal;
use crate::resource::rules::{Rules, RulesOf};
use crate::resource::{Parts, Scheme, Service, Tls, grammar, host, mistake};
use crate::value::ValueError;

/// An SQLite database: `sqlite:data.db`, `sqlite:///var/lib/app/data.db` or `sqlite::memory:`, usually in
/// `DATABASE_URL`.
///
/// There is no standard for these URLs. This is the reading of sqlx: behind `sqlite:` or `sqlite://` stands the path,
/// percent-encoded, and behind a `?` the parameters of SQLite's own URIs (<https://www.sqlite.org/uri.html>).
///
/// | URL | database | read otherwise by |
/// |---|---|---|
/// | `sqlite:data.db`, `sqlite://data.db`, `sqlite:./data.db` | `data.db`, where the process was started | clients for which `data.db` is a host |
/// | `sqlite:///data.db`, `sqlite:/data.db` | `/data.db`: the path is absolute | SQLAlchemy, Django, Laravel: `data.db`, relative |
/// | `sqlite:////data.db` | `//data.db`, which on Unix is `/data.db` | |
/// | `sqlite:C:/data.db`, `sqlite://C:/data.db` | `C:/data.db` | |
/// | `sqlite::memory:`, `sqlite://:memory:`, `?mode=memory` | in memory, without a file | |
///
/// | parameter | reading |
/// |---|---|
/// | `mode` | `ro`, `rw`, `rwc` (which creates the file) or `memory`; without one it is the client's own: `rw` in sqlx |
/// | `cache` | `shared` or `private` |
/// | `immutable` | `true`, `1`, `false` or `0` |
/// | `vfs` | a name of letters, digits, dots, - and _ |
/// | `key`, `hexkey` | the key of an encrypted database, a secret |
/// | another | kept, and masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | write |
/// |---|---|
/// | `sqlite:///:memory:`, a file for sqlx, in memory for Laravel and Doctrine | `sqlite::memory:`, or `sqlite:///%3Amemory%3A` for the file |
/// | `sqlite:%3Amemory%3A`, which SQLite itself takes for `:memory:` | `sqlite::memory:`, or `sqlite:./%3Amemory%3A` for the file |
/// | no path: a temporary file for SQLite, in memory for Django | `sqlite::memory:`, or the path |
/// | a directory, `~/` | the path of a file; nothing expands `~` |
/// | `sqlite://localhost/…`, `user@host`, `host:port` | there is no host; a literal `@` is `%40`, a literal `:` is `%3A` |
/// | `sqlite:///C:/data.db`, a path below `/` for sqlx | `sqlite:C:/data.db` |
/// | `file:data.db` and what decodes to it, `sqlite3:`, `SQLITE:`, which sqlx takes for a part of the path | `sqlite:data.db` |
/// | `&` or `=` in the path | `%26`, `%3D`, or a `?` before the first parameter |
/// | a parameter given twice, or in upper case | one of them, in lower case |
///
/// ```
/// use std::path::Path;
/// use factor3::{ExposeSecret, resource::Sqlite};
///
/// let db: Sqlite = "sqlite:///var/lib/shop/data.db?mode=rwc&key=s3cret".parse()?;
/// assert_eq!(db.path(), Some(Path::new("/var/lib/shop/data.db")));
/// assert_eq!(db.param("mode"), Some("rwc"));
/// assert_eq!(db.secret_param("key").map(ExposeSecret::expose_secret), Some("s3cret"));
/// assert_eq!(db.to_string(), "sqlite:///var/lib/shop/data.db?mode=rwc&key=***");
///
/// let db: Sqlite = "sqlite::memory:".parse()?;
/// assert!(db.is_memory() && db.path().is_none());
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// To sqlx by the URL, since it is sqlx that it is read like:
///
/// ```ignore
/// let options = SqliteConnectOptions::from_str(db.expose_url())?;
/// ```
///
/// sqlx 0.9 refuses every parameter that it does not know, `key` and `hexkey` among them, and a `+` in a parameter is
/// a blank to it. With those, and to any other client, by the path:
///
/// ```ignore
/// let create = db.param("mode") == Some("rwc");
/// let options = match db.path() {
///     Some(path) => SqliteConnectOptions::new().filename(path).create_if_missing(create),
///     None => SqliteConnectOptions::from_str("sqlite::memory:")?,
/// };
/// ```
///
/// (`tests/live` of the repository runs this very code, and compares the files that sqlx opens.)
#[derive(Clone)]
pub struct Sqlite {
    parts: Box<Parts>,
}

handle!(Sqlite, "sqlite:///var/lib/app/data.db", &[], "sqlite:[!-~]*");

impl Sqlite {
    /// The path of the database's file, percent-decoded: relative to where the process was started, or absolute.
    /// `None` for a database in memory.
    #[must_use]
    #[inline]
    pub fn path(&self) -> Option<&Path> {
        if self.is_memory() { None } else { self.parts.path().map(Path::new) }
    }

    /// Whether the database is in memory, without a file.
    #[must_use]
    #[inline]
    pub fn is_memory(&self) -> bool {
        is_memory(&self.parts)
    }

    /// The value of the parameter `name`, percent-decoded. Names ignore ASCII case. `None` for one that may hold
    /// a credential: see [`secret_param`](Self::secret_param).
    #[must_use]
    #[inline]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.parts.param(name)
    }

    /// All parameters, percent-decoded, in the order of the URL, without those that may hold a credential.
    #[inline]
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.params()
    }

    /// The value of the parameter `name` if it may hold a credential: `key`, `hexkey`, or one whose name ends in
    /// `key` or contains `pass`, `pwd`, `secret`, `token`, `credential` or `signature`.
    #[must_use]
    #[inline]
    pub fn secret_param(&self, name: &str) -> Option<&SecretString> {
        self.parts.secret_param(name)
    }

    /// The whole URL as it was given, with its credentials, for a client that takes one.
    #[must_use]
    #[inline]
    pub fn expose_url(&self) -> &str {
        self.parts.url.expose_secret()
    }
}

impl FromStr for Sqlite {
    type Err = ValueError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ValueError> {
        match read(text) {
            Ok(parts) => Ok(Self { parts: Box::new(parts) }),
            Err(refusal) => Err(mistake::explain(text, refusal, RULES).into()),
        }
    }
}

/// The URL without its credentials.
impl fmt::Display for Sqlite {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.path() {
            Some(MEMORY) => f.write_str("sqlite::memory:")?,
            // A colon stands behind a drive, or was written as %3A.
            path if !ascii::all(path.unwrap_or_default(), |byte| is_plain(byte) || byte == b':') => {
                f.write_str("sqlite://***")?;
            }
            path => {
                let mut joint = "sqlite://";
                for segment in path.unwrap_or_default().split('/') {
                    write!(f, "{joint}{}", Encoded(segment))?;
                    joint = "/";
                }
            }
        }
        let mut joint = "?";
        for param in &self.parts.params {
            f.write_str(joint)?;
            self.parts.print_param(param, f)?;
            joint = "&";
        }
        Ok(())
    }
}

/// What an SQLite database has in common with the services that have a host.
enum File {}

impl Service for File {
    const NAME: &'static str = "Sqlite";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("sqlite", 0).without_port()];
    const EXAMPLE: &'static str = "";
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["mode", "cache", "immutable", "vfs"];
    const SECRET_PARAMS: &'static [&'static str] = &["key", "hexkey"];
}

const RULES: &Rules = RulesOf::<File>::RULES;
const MEMORY: &str = ":memory:";

#[inline]
fn is_memory(parts: &Parts) -> bool {
    parts.path() == Some(MEMORY) || parts.param("mode") == Some("memory")
}

#[inline]
fn read(text: &str) -> Result<Parts, Refusal> {
    let (scheme, rest) = text.split_once(':').ok_or(Refusal::Scheme)?;
    match scheme {
        "sqlite" => {}
        "file" | "sqlite3" => {
            return Err(Refusal::Other(
                "its scheme is not shared by clients: write sqlite: and the path, such as sqlite:data.db or \
                 sqlite:///var/lib/data.db",
            ));
        }
        _ if scheme.eq_ignore_ascii_case("sqlite") => {
            return Err(Refusal::Other(
                "its scheme is not in lower case, and so a part of the path: write sqlite:",
            ));
        }
        _ => return Err(Refusal::Scheme),
    }
    if ascii::contains(rest, "\\") {
        return Err(Refusal::Other(
            "it has a backslash in it: write the path with /, as in sqlite:C:/data/app.db",
        ));
    }
    grammar::characters(rest)?;
    if ascii::contains(rest, "#") {
        return Err(Refusal::Fragment);
    }
    if ascii::contains(rest, "@") {
        return Err(Refusal::Other(
            "it has an @ in it, and an SQLite database has no user and no host: write a literal @ as %40",
        ));
    }
    let (file, query) = match rest.split_once('?') {
        Some((file, query)) => (file, query),
        None => (rest, ""),
    };
    let file = match file.strip_prefix("//") {
        Some(file) => {
            if file.starts_with("localhost/") {
                return Err(Refusal::Other(
                    "an SQLite database has no host: leave localhost away, as in sqlite:///var/lib/data.db",
                ));
            }
            file
        }
        None => file,
    };
    written(file)?;
    let path = Decoded::new(file)?;
    if path.chars().any(char::is_control) {
        return Err(Refusal::Control);
    }
    let mut parts = Parts {
        rules: RULES,
        scheme: RULES.schemes.first().ok_or(Refusal::Scheme)?,
        url: SecretString::from(text),
        written: [0; 3],
        endpoints: Vec::new(),
        given_port: None,
        username: None,
        password: None,
        path: Some(path.secret()),
        params: Vec::new(),
        tls: Tls::Off,
    };
    if !query.is_empty() {
        grammar::params(&mut parts, query)?;
    }
    params(&parts)?;
    if file == MEMORY {
        if !matches!(parts.param("mode"), None | Some("memory")) {
            return Err(Refusal::Other("it is in memory, and its mode is that of a file: leave mode away"));
        }
    } else {
        meant(&path, is_memory(&parts))?;
    }
    Ok(parts)
}

/// Refuses a path that clients read differently, as it is written.
#[inline]
fn written(file: &str) -> Result<(), Refusal> {
    if file == MEMORY {
        return Ok(());
    }
    if ascii::any(file, |byte| matches!(byte, b'&' | b'=')) {
        return Err(Refusal::Other(
            "its path has an & or = in it: write a ? before the first parameter, a literal & as %26 and = as %3D",
        ));
    }
    let path = match file.as_bytes() {
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => file.get(2..).unwrap_or_default(),
        _ => file,
    };
    if !ascii::contains(path, ":") {
        return Ok(());
    }
    Err(Refusal::Other(match path.as_bytes() {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => {
            "its drive stands behind a /, which some clients read as a part of the path: write sqlite:C:/data/app.db"
        }
        _ if path.ends_with(MEMORY) => {
            "it is in memory for some clients and a file for others: write sqlite::memory:, or for the file \
             sqlite:///%3Amemory%3A"
        }
        _ => {
            "its path has a : in it, and an SQLite database has no host, port or password there: write a literal : as \
             %3A"
        }
    }))
}

/// Refuses a path that is none of a file, or that SQLite takes for something else. In memory, it is a name.
#[inline]
fn meant(path: &str, memory: bool) -> Result<(), Refusal> {
    let start = path.as_bytes().get(..5).unwrap_or_default();
    Err(Refusal::Other(if path == MEMORY {
        "SQLite takes its path for :memory:, encoded or not: write sqlite::memory:, or for a file \
         sqlite:./%3Amemory%3A"
    } else if start.eq_ignore_ascii_case(b"file:") {
        "SQLite takes its path for a file: URI: write the path alone, as in sqlite:data.db"
    } else if memory {
        return Ok(());
    } else if path.is_empty() {
        "its path is empty: write sqlite::memory: for a database in memory, or the path, as in sqlite:data.db"
    } else if path.starts_with("~/") {
        "nothing expands the ~ in its path: write the path as a whole"
    } else if path.ends_with('/') || Path::new(path).file_name().is_none() {
        "its path is that of a directory: name the file in it"
    } else {
        return Ok(());
    }))
}

#[inline]
fn params(parts: &Parts) -> Result<(), Refusal> {
    let mut rest = parts.params.as_slice();
    while let [param, others @ ..] = rest {
        for other in others {
            if other.name.eq_ignore_ascii_case(&param.name) {
                return Err(Refusal::Other("it has a parameter twice: keep one of the two"));
            }
        }
        if RULES.is_known(&param.name) && ascii::any(&param.name, |byte| byte.is_ascii_uppercase()) {
            return Err(Refusal::Other(
                "its parameters are mode, cache, immutable, vfs and key, in lower case",
            ));
        }
        let value = param.value.expose_secret();
        match param.name.as_str() {
            "mode" if !matches!(value, "ro" | "rw" | "rwc" | "memory") => {
                return Err(Refusal::Other("its mode must be ro, rw, rwc or memory"));
            }
            "cache" if !matches!(value, "shared" | "private") => {
                return Err(Refusal::Other("its cache must be shared or private"));
            }
            "immutable" if !matches!(value, "true" | "1" | "false" | "0") => {
                return Err(Refusal::Other("its immutable must be true, 1, false or 0"));
            }
            "vfs" if !host::is_name(value) => {
                return Err(Refusal::Other("its vfs must be a name of letters, digits, dots, - and _"));
            }
            _ => {}
        }
        rest = others;
    }
    Ok(())
}
