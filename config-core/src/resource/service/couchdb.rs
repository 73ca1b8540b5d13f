use super::url_list;
use crate::kind::{Scheme, Tls};
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// CouchDB: `http://user:password@host:5984/database`, usually in `COUCHDB_URL` or `CLOUDANT_URL`.
///
/// The grammar follows RFC 9110 sections 4.2.1 and 4.2.2, with the userinfo of RFC 3986. CouchDB's own replicator reads
/// the userinfo as HTTP Basic (CouchDB manual, "Replication", the fields `source` and `target`):
/// `scheme://[user[:password]@]host[:port][/database]`.
///
/// | part | meaning |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS, as for every HTTP client. Write CouchDB's own ports in the URL |
/// | `couchdb`, `couchdbs` | port 5984 without TLS, port 6984 with verified TLS: CouchDB's defaults |
/// | path | the database: [`database`](Resource::database) |
/// | parameters | CouchDB has none; they are kept, and masked when printed |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a database with a name that CouchDB does not accept | it begins with `a-z` and contains only `a-z 0-9 _ $ ( ) + - /`, or is `_users`, `_replicator` or `_global_changes` (manual, `PUT /{db}`) |
/// | a raw `/` in the database or after it | `%2F` |
/// | an empty user before a password | `user:password@host` |
///
/// ```
/// use factor3::resource::{CouchDb, Tls};
///
/// let docs: CouchDb = "https://app:x%2Fy@account.example.com/shop%2Forders".parse()?;
/// assert_eq!((docs.host(), docs.port()), ("account.example.com", 443));
/// assert_eq!(docs.tls(), Tls::VerifyFull);
/// assert_eq!((docs.username(), docs.database()), (Some("app"), Some("shop/orders")));
/// assert_eq!(docs.base_url(), "https://account.example.com:443");
/// assert_eq!(docs.to_string(), "https://app:***@account.example.com:443/shop%2Forders");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the parts. Use CouchDB's sessions (here with ureq) or HTTP Basic (here with reqwest). `path` is the path of the
/// request, with the percent-encoded database in it.
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
/// From a URL, ureq 3.5 sends the user and password without decoding them; reqwest 0.13 decodes them. Neither knows
/// `couchdb` and `couchdbs`. HTTP Basic does not allow a colon in the user (RFC 7617 section 2), sessions do.
///
/// (`tests/packages/live` in the repository runs this code against a server with CouchDB's API.)
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
    const NOUN: &'static str = "a CouchDB URL";
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username() == Some("") {
            return Err(ValueError::because(
                "its user is empty: write user:password before the @, or remove both and the @",
            ));
        }
        foreign::refuse(
            parts,
            &[],
            "it has a parameter about TLS that belongs to another client: remove it; https:// and couchdbs:// \
             have verified TLS",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             https://host:port/database",
        )?;
        match parts.path() {
            None | Some("" | "_users" | "_replicator" | "_global_changes") => Ok(()),
            Some(name)
                if name.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && is_database(name) =>
            {
                Ok(())
            }
            Some(_) => Err(ValueError::because(
                "its path is not a valid name of a CouchDB database: begin it with a-z, and write only a-z 0-9 \
                 _ $ ( ) + - and %2F for a /",
            )),
        }
    }
}

impl Resource<CouchDb> {
    /// The database, percent-decoded.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The server's URL for an HTTP client, without user, password and database: `https://host:443`.
    #[must_use]
    pub fn base_url(&self) -> String {
        url_list::url(self.endpoints(), if self.tls() == Tls::Off { "http" } else { "https" })
    }
}

fn is_database(name: &str) -> bool {
    strings::all(
        name,
        |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'$' | b'(' | b')' | b'+' | b'-' | b'/'),
    )
}
