use core::fmt;
use core::str::FromStr;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use crate::kind::{Scheme, Tls};
use crate::resource::foreign;
use crate::resource::grammar;
use crate::resource::handle_macro::handle;
use crate::resource::host;
use crate::resource::parts::Parts;
use crate::resource::percent::{Decoded, Encoded};
use crate::resource::redact::is_plain;
use crate::resource::rules::Service;
use crate::resource::rules::{Rules, RulesOf};
use crate::resource::usual_mistakes;
use crate::strings;
use crate::value::{Refusal, SecretParts, ValueError};

/// An SQLite database: `sqlite:data.db`, `sqlite:///var/lib/app/data.db` or `sqlite::memory:`, usually in
/// `DATABASE_URL`.
///
/// No standard defines these URLs. They are read as sqlx reads them: the path follows `sqlite:` or `sqlite://`,
/// percent-encoded. After a `?` come the parameters of SQLite's own URIs (<https://www.sqlite.org/uri.html>).
///
/// | URL | database | read differently by |
/// |---|---|---|
/// | `sqlite:data.db`, `sqlite://data.db`, `sqlite:./data.db` | `data.db` in the working directory | clients for which `data.db` is a host |
/// | `sqlite:///data.db`, `sqlite:/data.db` | `/data.db`, an absolute path | SQLAlchemy, Django, Laravel: `data.db`, relative |
/// | `sqlite:////data.db` | `//data.db`, which is `/data.db` on Unix | |
/// | `sqlite:C:/data.db`, `sqlite://C:/data.db` | `C:/data.db` | |
/// | `sqlite::memory:`, `sqlite://:memory:`, `?mode=memory` | in memory, without a file | |
///
/// | parameter | meaning |
/// |---|---|
/// | `mode` | `ro`, `rw`, `rwc` (which creates the file) or `memory`. The client chooses the default: `rw` in sqlx |
/// | `cache` | `shared` or `private` |
/// | `immutable` | `true`, `1`, `false` or `0` |
/// | `vfs` | a name of letters, digits, dots, - and _ |
/// | `key`, `hexkey` | the key of an encrypted database, a secret |
/// | another parameter | kept, and masked when printed, unless another client reads it as TLS or as the place to connect to |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | `sqlite:///:memory:` | a file for sqlx, in memory for Laravel and Doctrine: `sqlite::memory:`, or `sqlite:///%3Amemory%3A` for the file |
/// | `sqlite:%3Amemory%3A` | SQLite itself reads it as `:memory:`: `sqlite::memory:`, or `sqlite:./%3Amemory%3A` for the file |
/// | no path | a temporary file for SQLite, in memory for Django: `sqlite::memory:`, or the path |
/// | a directory, `~/` | the path of a file; nothing expands `~` |
/// | `sqlite://localhost/…`, `user@host`, `host:port` | SQLite has no host: write a literal `@` as `%40` and a literal `:` as `%3A` |
/// | `sqlite:///C:/data.db` | a path below `/` for sqlx: `sqlite:C:/data.db` |
/// | `file:data.db`, also percent-encoded; `sqlite3:` | only some clients know them: `sqlite:data.db` |
/// | `SQLITE:` | sqlx reads it as a part of the path: `sqlite:` |
/// | `&` or `=` in the path | `%26`, `%3D`, or a `?` before the first parameter |
/// | a repeated parameter, or one in upper case | one of them, in lower case |
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
/// [`client::sqlx_sqlite!`](crate::client) does this for sqlx, and refuses what sqlx cannot express.
///
/// Pass the URL to sqlx, which reads it in the same way:
///
/// ```ignore
/// let options = SqliteConnectOptions::from_str(db.expose_url())?;
/// ```
///
/// sqlx 0.9 refuses unknown parameters, including `key` and `hexkey`, and reads a `+` in a parameter as a blank. For
/// such a URL, and for any other client, pass the path:
///
/// ```ignore
/// let create = db.param("mode") == Some("rwc");
/// let options = match db.path() {
///     Some(path) => SqliteConnectOptions::new().filename(path).create_if_missing(create),
///     None => SqliteConnectOptions::from_str("sqlite::memory:")?,
/// };
/// ```
///
/// (`tests/packages/live` in the repository runs this code, and compares the files that sqlx opens.)
#[derive(Clone)]
pub struct Sqlite {
    parts: Box<Parts>,
}

handle!(Sqlite, "an SQLite URL", "sqlite:///var/lib/app/data.db", &[], "sqlite:[!-~]*");

impl Sqlite {
    fn show_secrets(&self, to: &mut dyn SecretParts) {
        self.parts.show_secrets(to);
    }

    /// The path of the database's file, percent-decoded: absolute, or relative to the working directory.
    ///
    /// It is `None` for a database in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        if self.is_memory() { None } else { self.parts.path().map(Path::new) }
    }

    /// Whether the database is in memory, without a file.
    #[must_use]
    pub fn is_memory(&self) -> bool {
        is_memory(&self.parts)
    }

    /// The value of the parameter `name`, percent-decoded. Names ignore ASCII case.
    ///
    /// It is `None` for a parameter that may hold a credential: see [`secret_param`](Self::secret_param).
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.parts.param(name)
    }

    /// All parameters except those that may hold a credential, percent-decoded, in the order of the URL.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.params()
    }

    /// The value of the parameter `name` if it may hold a credential.
    ///
    /// These are parameters whose name ends in `key`, such as `hexkey`, or contains `pass`, `pwd`, `secret`, `token`,
    /// `credential` or `signature`.
    #[must_use]
    pub fn secret_param(&self, name: &str) -> Option<&SecretString> {
        self.parts.secret_param(name)
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The whole URL as it was given, with its credentials, for a client that takes a URL.
    #[must_use]
    pub fn expose_url(&self) -> &str {
        self.parts.url.expose_secret()
    }
}

impl FromStr for Sqlite {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        match read(text) {
            Ok(parts) => Ok(Self { parts: Box::new(parts) }),
            Err(refusal) => Err(usual_mistakes::explain(text, refusal, RULES).into()),
        }
    }
}

/// Writes the URL without its credentials.
impl fmt::Display for Sqlite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts.path() {
            Some(MEMORY) => f.write_str("sqlite::memory:")?,
            // A colon belongs to a drive, or was written as %3A.
            path if !strings::all(path.unwrap_or_default(), |byte| is_plain(byte) || byte == b':') => {
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

/// The rules that an SQLite database shares with the services that have a host.
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

fn is_memory(parts: &Parts) -> bool {
    parts.path() == Some(MEMORY) || parts.param("mode") == Some("memory")
}

const NO_SERVER: &str =
    "it has a parameter about TLS or the host of a server, and an SQLite database has neither: remove it";

fn read(text: &str) -> Result<Parts, Refusal> {
    let (scheme, rest) = text.split_once(':').ok_or(Refusal::Scheme)?;
    match scheme {
        "sqlite" => {}
        "file" | "sqlite3" => {
            return Err(Refusal::Service(
                "its scheme is known to only some clients: write sqlite: and the path, such as sqlite:data.db \
                 or sqlite:///var/lib/data.db",
            ));
        }
        _ if scheme.eq_ignore_ascii_case("sqlite") => {
            return Err(Refusal::Service(
                "its scheme is not in lower case, so sqlx reads it as a part of the path: write sqlite:",
            ));
        }
        _ => return Err(Refusal::Scheme),
    }
    if rest.ends_with("\\n") {
        return Err(Refusal::WrittenNewline);
    }
    if strings::contains(rest, "\\") {
        return Err(Refusal::Service(
            "it has a backslash in it: write the path with /, as in sqlite:C:/data/app.db",
        ));
    }
    grammar::characters(rest)?;
    if strings::contains(rest, "#") {
        return Err(Refusal::Fragment);
    }
    if strings::contains(rest, "@") {
        return Err(Refusal::Service(
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
                return Err(Refusal::Service(
                    "an SQLite database has no host: remove localhost, as in sqlite:///var/lib/data.db",
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
    if let Some(message) = foreign::find(&parts, &[], NO_SERVER, NO_SERVER) {
        return Err(Refusal::Service(message));
    }
    if file == MEMORY {
        if !matches!(parts.param("mode"), None | Some("memory")) {
            return Err(Refusal::Service("it is in memory, and its mode is for a file: remove mode"));
        }
    } else {
        meant(&path, is_memory(&parts))?;
    }
    Ok(parts)
}

/// Refuses a path that clients read differently, before it is decoded.
fn written(file: &str) -> Result<(), Refusal> {
    if file == MEMORY {
        return Ok(());
    }
    if strings::any(file, |byte| matches!(byte, b'&' | b'=')) {
        return Err(Refusal::Service(
            "its path has an & or = in it: write a ? before the first parameter, a literal & as %26 and = as %3D",
        ));
    }
    let path = match file.as_bytes() {
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => file.get(2..).unwrap_or_default(),
        _ => file,
    };
    if !strings::contains(path, ":") {
        return Ok(());
    }
    Err(Refusal::Service(match path.as_bytes() {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => {
            "its drive comes after a /, which some clients read as a part of the path: write \
             sqlite:C:/data/app.db"
        }
        _ if path.ends_with(MEMORY) => {
            "it is in memory for some clients and a file for others: write sqlite::memory:, or for the file, \
             sqlite:///%3Amemory%3A"
        }
        _ => {
            "its path has a : in it, and an SQLite database has no host, port or password there: write a \
             literal : as \
             %3A"
        }
    }))
}

/// Refuses a path that cannot be a file, or that SQLite reads differently. A database in memory may have any name.
fn meant(path: &str, memory: bool) -> Result<(), Refusal> {
    let start = path.as_bytes().get(..5).unwrap_or_default();
    Err(Refusal::Service(if path == MEMORY {
        "SQLite reads its path as :memory:, encoded or not: write sqlite::memory:, or for a file, \
         sqlite:./%3Amemory%3A"
    } else if start.eq_ignore_ascii_case(b"file:") {
        "SQLite reads its path as a file: URI: write only the path, as in sqlite:data.db"
    } else if memory {
        return Ok(());
    } else if path.is_empty() {
        "its path is empty: write sqlite::memory: for a database in memory, or the path, as in sqlite:data.db"
    } else if path.starts_with("~/") {
        "nothing expands the ~ in its path: write the whole path"
    } else if path.ends_with('/') || Path::new(path).file_name().is_none() {
        "its path is a directory: name the file in it"
    } else {
        return Ok(());
    }))
}

fn params(parts: &Parts) -> Result<(), Refusal> {
    let mut rest = parts.params.as_slice();
    while let [param, others @ ..] = rest {
        for other in others {
            if other.name.eq_ignore_ascii_case(&param.name) {
                return Err(Refusal::Service("it has a parameter twice: keep one of the two"));
            }
        }
        if RULES.is_known(&param.name) && strings::any(&param.name, |byte| byte.is_ascii_uppercase()) {
            return Err(Refusal::Service(
                "its parameters mode, cache, immutable, vfs and key must be in lower case: write them so",
            ));
        }
        let value = param.value.expose_secret();
        match param.name.as_str() {
            "mode" if !matches!(value, "ro" | "rw" | "rwc" | "memory") => {
                return Err(Refusal::Service("its mode must be ro, rw, rwc or memory"));
            }
            "cache" if !matches!(value, "shared" | "private") => {
                return Err(Refusal::Service("its cache must be shared or private"));
            }
            "immutable" if !matches!(value, "true" | "1" | "false" | "0") => {
                return Err(Refusal::Service("its immutable must be true, 1, false or 0"));
            }
            "vfs" if !host::is_name(value) => {
                return Err(Refusal::Service("its vfs must be a name of letters, digits, dots, - and _"));
            }
            _ => {}
        }
        rest = others;
    }
    Ok(())
}
