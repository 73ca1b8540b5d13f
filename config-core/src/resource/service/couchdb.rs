use super::list;
use crate::ascii;
use crate::resource::{Parts, Resource, Scheme, Service, Tls};
use crate::value::ValueError;

/// CouchDB: `http://user:password@host:5984/database`, usually in `COUCHDB_URL` or `CLOUDANT_URL`.
///
/// The grammar is that of RFC 9110 sections 4.2.1 and 4.2.2 with the userinfo of RFC 3986, which CouchDB's
/// own replicator reads as HTTP Basic (CouchDB manual, "Replication", the fields `source` and `target`):
/// `scheme://[user[:password]@]host[:port][/database]`.
///
/// | part | reading |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS, as every HTTP client reads them: CouchDB's own ports stand in the URL |
/// | `couchdb`, `couchdbs` | port 5984 without TLS, port 6984 with verified TLS: CouchDB's defaults |
/// | path | the database: [`database`](Resource::database) |
/// | parameters | CouchDB has none here; they are kept, and masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): a database whose name CouchDB does not take
/// (manual, `PUT /{db}`: it begins with `a-z` and holds `a-z 0-9 _ $ ( ) + - /`, or is `_users`, `_replicator`
/// or `_global_changes`); a raw `/` in it or behind it; an empty user beside a password.
///
/// ```
/// use factor3::resource::{CouchDb, Tls};
///
/// let docs: CouchDb = "https://app:x%2Fy@account.example.com/shop%2Forders".parse()?;
/// assert_eq!((docs.host(), docs.port(), docs.tls()), ("account.example.com", 443, Tls::VerifyFull));
/// assert_eq!((docs.username(), docs.database()), (Some("app"), Some("shop/orders")));
/// assert_eq!(docs.base_url(), "https://account.example.com:443");
/// assert_eq!(docs.to_string(), "https://app:***@account.example.com:443/shop%2Forders");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts: with CouchDB's own sessions, here by ureq, or with HTTP Basic, here by reqwest. `path` is that of the
/// request, the database percent-encoded in it.
///
/// ```ignore
/// let (user, password) = (couch.username().unwrap_or_default(), couch.password());
/// let password = password.map(ExposeSecret::expose_secret).unwrap_or_default();
/// let session = ureq::post(format!("{}/_session", couch.base_url()))
///     .send_form([("name", user), ("password", password)])?;
/// let cookie = session.headers()["set-cookie"].clone();
/// ```
///
/// ```ignore
/// let mut request = reqwest::Client::new().get(format!("{}/{path}", couch.base_url()));
/// if let Some(user) = couch.username() {
///     request = request.basic_auth(user, couch.password().map(ExposeSecret::expose_secret));
/// }
/// ```
///
/// By URL, ureq 3.5 sends user and password without decoding them, and reqwest 0.13 reads them rightly; neither knows
/// `couchdb` and `couchdbs`. HTTP Basic has no user with a colon in it (RFC 7617 section 2), sessions do.
///
/// (`tests/live` of the repository runs this very code on a server of CouchDB's API.)
#[derive(Debug)]
#[non_exhaustive]
pub enum CouchDb {}

impl Service for CouchDb {
    const NAME: &'static str = "CouchDb";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("http", 80),
        Scheme::tls("https", 443),
        Scheme::new("couchdb", 5984),
        Scheme::tls("couchdbs", 6984),
    ];
    const EXAMPLE: &'static str = "http://user:password@localhost:5984/database";
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username() == Some("") {
            return Err(ValueError::because(
                "its user is empty: write user:password before the @, or leave both and the @ away",
            ));
        }
        match parts.path() {
            None | Some("" | "_users" | "_replicator" | "_global_changes") => Ok(()),
            Some(name)
                if name.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && is_database(name) =>
            {
                Ok(())
            }
            Some(_) => Err(ValueError::because(
                "its path is no name of a CouchDB database: that begins with a-z and holds a-z 0-9 _ $ ( ) + - \
                 and %2F for a /",
            )),
        }
    }
}

impl Resource<CouchDb> {
    /// The database, percent-decoded.
    #[must_use]
    #[inline]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The server's URL for an HTTP client, without user, password and database: `https://host:443`.
    #[must_use]
    #[inline]
    pub fn base_url(&self) -> String {
        list::url(self.endpoints(), if self.tls() == Tls::Off { "http" } else { "https" })
    }
}

#[inline]
fn is_database(name: &str) -> bool {
    ascii::all(
        name,
        |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$' | b'(' | b')' | b'+' | b'-' | b'/'),
    )
}
