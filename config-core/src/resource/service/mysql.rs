use secrecy::ExposeSecret;

use crate::ascii;
use crate::resource::{EmptyHost, Endpoint, Parts, Resource, Scheme, Service, Tls, host};
use crate::value::ValueError;

/// MySQL or MariaDB: `mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY`, usually in `DATABASE_URL`.
///
/// The grammar is that of MySQL Shell ("Connecting to the Server Using URI-Like Strings", MySQL manual 6.2.5), with
/// its scheme: `mysql://[user[:password]@]host[:port][/database][?option=value[&…]]`. `mariadb://` is the same.
///
/// | part | reading |
/// |---|---|
/// | host | one; port 3306 where none is given. An IPv6 address may name its zone: `[fe80::1%25eth0]`. `localhost` is reached by TCP, as in sqlx and mysql_async; the `mysql` command takes a socket for it |
/// | a socket | `%2Frun%2Fmysqld.sock` in the place of the host, or `?socket=` or `?unix_socket=` with no host or with `localhost` |
/// | path | the database; an empty one is none |
/// | `ssl-mode`, `sslmode`, `ssl_mode` | `DISABLED` is [`Tls::Off`]; none and `PREFERRED` are [`Tls::Prefer`]; `REQUIRED`, `VERIFY_CA` and `VERIFY_IDENTITY` are [`Tls::Require`], [`Tls::VerifyCa`] and [`Tls::VerifyFull`]; in any case |
/// | `ssl-ca`, `ssl-capath` | without a mode, `VERIFY_CA`, as in MySQL Shell |
/// | `require_ssl`, with `verify_ca` and `verify_identity` | as mysql_async reads them: `true` is [`Tls::VerifyFull`]; with `verify_identity=false` it is [`Tls::VerifyCa`], with `verify_ca=false` [`Tls::Require`]; `require_ssl=false` is [`Tls::Off`] |
/// | `useSSL`, with `requireSSL` and `verifyServerCertificate` | as Connector/J reads them: `false` is [`Tls::Off`], `true` is [`Tls::Prefer`], [`Tls::Require`] or [`Tls::VerifyCa`] |
/// | another parameter | kept, and masked when printed. Names ignore case, and a `+` is a plus |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why |
/// |---|---|
/// | no host, and no `?socket=`; `user@/socket/database` | MySQL Shell takes the path for a socket, other clients take `localhost` |
/// | a raw `/` in the database | MySQL Shell refuses it: `%2F` |
/// | an empty user | MySQL Shell refuses it; sqlx takes `root` |
/// | a parameter given twice | MySQL Shell refuses it, other clients take the last |
/// | a value in parentheses, `?ssl-ca=(/ca.pem)`; `(/run/mysqld.sock)` as a host | only MySQL Shell reads them |
/// | a relative socket, a Windows pipe, a socket with a port or another host | clients disagree, or have none |
/// | a parameter that names a user, password, host, port or database | Connector/J reads it, other clients do not |
/// | modes that contradict each other; a mode below `VERIFY_CA` with `ssl-ca`; `verify_ca` or `verify_identity` without `require_ssl=true`; other parameters about TLS, such as `ssl=` and `sslaccept=` | nothing would be as safe as it says |
/// | several hosts; port 0; `mysqlx://`, which is another protocol; `jdbc:mysql:`; data source names of Go; `key=value;` strings | write the URL |
///
/// ```
/// use factor3::resource::{Endpoint, MySql, Tls};
///
/// let db: MySql = "mysql://app:x%2Fy@db.internal/shop?ssl-mode=VERIFY_IDENTITY".parse()?;
/// assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 3306, Some("shop")));
/// assert_eq!((db.username(), db.tls()), (Some("app"), Tls::VerifyFull));
/// assert_eq!(db.to_string(), "mysql://app:***@db.internal:3306/shop?ssl-mode=VERIFY_IDENTITY");
///
/// let local: MySql = "mariadb://app@localhost/shop?socket=/run/mysqld/mysqld.sock".parse()?;
/// assert_eq!(local.endpoints(), [Endpoint::Unix("/run/mysqld/mysqld.sock".into())]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts. For sqlx:
///
/// ```ignore
/// let mut options = MySqlConnectOptions::new().ssl_mode(match db.tls() {
///     Tls::Off => MySqlSslMode::Disabled,
///     Tls::Prefer => MySqlSslMode::Preferred,
///     Tls::Require => MySqlSslMode::Required,
///     Tls::VerifyCa => MySqlSslMode::VerifyCa,
///     _ => MySqlSslMode::VerifyIdentity,
/// });
/// options = match db.endpoints() {
///     [Endpoint::Unix(path)] => options.socket(path),
///     _ => options.host(db.host()).port(db.port()),
/// };
/// // Without a user, sqlx takes `root`.
/// if let Some(user) = db.username() {
///     options = options.username(user);
/// }
/// if let Some(password) = db.password() {
///     options = options.password(password.expose_secret());
/// }
/// if let Some(database) = db.database() {
///     options = options.database(database);
/// }
/// if let Some(ca) = db.param("ssl-ca") {
///     options = options.ssl_ca(ca);
/// }
/// ```
///
/// For mysql_async:
///
/// ```ignore
/// let mut options = mysql_async::OptsBuilder::default()
///     .user(db.username())
///     .pass(db.password().map(|password| password.expose_secret()))
///     .db_name(db.database());
/// options = match db.endpoints() {
///     [socket @ Endpoint::Unix(_)] => options.socket(Some(socket.host())),
///     _ => options.ip_or_hostname(db.host()).tcp_port(db.port()),
/// };
/// // It knows no TLS that is only preferred.
/// if db.tls() >= Tls::Require {
///     let mut tls = SslOpts::default()
///         .with_danger_accept_invalid_certs(db.tls() < Tls::VerifyCa)
///         .with_danger_skip_domain_validation(db.tls() < Tls::VerifyFull);
///     if let Some(ca) = db.param("ssl-ca") {
///         tls = tls.with_root_certs(vec![PathBuf::from(ca).into()]);
///     }
///     options = options.ssl_opts(tls);
/// }
/// ```
///
/// By [`expose_url`](Resource::expose_url), they read these differently:
///
/// | client | reads differently |
/// |---|---|
/// | sqlx 0.9 | with tokio, `[::1]` is not found; a socket in the place of the host is looked up as a name; `ssl_mode`, `require_ssl`, `useSSL` and `unix_socket` are ignored, as every parameter that it does not know, so that their TLS is only preferred; so is `ssl-ca` without a mode; names do not ignore case; `+` in a parameter is a blank |
/// | mysql_async 0.37 | `mariadb://`, `ssl-mode`, `ssl-ca` and every parameter that it does not know are errors, and so is no host with `socket=`; without `require_ssl=true` there is no TLS; `+` in a parameter is a blank |
///
/// Both take a user of their own where there is none, `root` and `""`; with rustls, mysql_async verifies the host's name
/// even for [`Tls::VerifyCa`].
///
/// (`tests/live` of the repository runs this very code on a server, next to the clients' own readings.)
#[derive(Debug)]
#[non_exhaustive]
pub enum MySql {}

impl Service for MySql {
    const NAME: &'static str = "MySql";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("mysql", 3306).with_tls(Tls::Prefer),
        Scheme::new("mariadb", 3306).with_tls(Tls::Prefer),
    ];
    const EXAMPLE: &'static str = "mysql://user:password@localhost:3306/database";
    // A directory, which is no socket: it stands for no host until `socket=` is read.
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket(NO_HOST);
    const SOCKET_HOST: bool = true;
    const ZONE: bool = true;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "ssl-mode",
        "sslmode",
        "ssl_mode",
        "require_ssl",
        "verify_ca",
        "verify_identity",
        "usessl",
        "requiressl",
        "verifyservercertificate",
        "tls-version",
        "tls-versions",
        "auth-method",
        "get-server-public-key",
        "connect-timeout",
        "connect_timeout",
        "compression",
        "charset",
        "collation",
        "pool_min",
        "pool_max",
        "reconnect",
        "ssl-ca",
        "ssl-cert",
        "timezone",
        "time-zone",
    ];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        params(parts)?;
        if parts.username() == Some("") {
            return Err(ValueError::because(
                "its user is empty: write user:password@host, or leave the @ away",
            ));
        }
        tls(parts)?;
        socket(parts)
    }
}

const NO_HOST: &str = "/.";

impl Resource<MySql> {
    /// The database, if the URL names one.
    #[must_use]
    #[inline]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}

/// Refuses what clients do not read alike.
#[inline]
fn params(parts: &Parts) -> Result<(), ValueError> {
    let mut rest = parts.params.as_slice();
    while let [param, others @ ..] = rest {
        for other in others {
            if other.name.eq_ignore_ascii_case(&param.name) {
                return Err(ValueError::because("it has a parameter twice: keep one of the two"));
            }
        }
        if param.value.expose_secret().starts_with('(') {
            return Err(ValueError::because(
                "it has a parameter in parentheses, which only MySQL Shell reads: write the value percent-encoded, \
                 without them",
            ));
        }
        if is_one_of(&param.name, PART) {
            return Err(ValueError::because(
                "its parameters name a user, a password, a host, a port or a database, which only some clients \
                 read: write scheme://user:password@host:port/database",
            ));
        }
        rest = others;
    }
    Ok(())
}

const PART: &[&str] = &["user", "username", "password", "host", "port", "database", "dbname", "schema"];

#[inline]
fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    let mut tls = None;
    for (name, value) in parts.params() {
        if is_one_of(name, MODE) {
            agree(&mut tls, mode(value)?)?;
        } else if begins_with_tls(name) && !is_one_of(name, NO_POLICY) {
            return Err(ValueError::because(
                "it has a parameter about TLS that is another client's: write ssl-mode, which is DISABLED, PREFERRED, \
                 REQUIRED, VERIFY_CA or VERIFY_IDENTITY",
            ));
        }
    }
    let flags = (flag(parts, "require_ssl")?, flag(parts, "verify_ca")?, flag(parts, "verify_identity")?);
    match flags {
        (None, None, None) => {}
        (Some(false), None, None) => agree(&mut tls, Tls::Off)?,
        (Some(true), Some(false), None | Some(false)) => agree(&mut tls, Tls::Require)?,
        (Some(true), None | Some(true), Some(false)) => agree(&mut tls, Tls::VerifyCa)?,
        (Some(true), None | Some(true), None | Some(true)) => agree(&mut tls, Tls::VerifyFull)?,
        _ => {
            return Err(ValueError::because(
                "its verify_ca and verify_identity need require_ssl=true, and verify_identity needs verify_ca: \
                 write ssl-mode, which is one word for all",
            ));
        }
    }
    let flags = (flag(parts, "useSSL")?, flag(parts, "requireSSL")?, flag(parts, "verifyServerCertificate")?);
    match flags {
        (None, None, None) => {}
        (Some(false), None | Some(false), None | Some(false)) => agree(&mut tls, Tls::Off)?,
        (Some(true), _, Some(true)) => agree(&mut tls, Tls::VerifyCa)?,
        (Some(true), Some(true), _) => agree(&mut tls, Tls::Require)?,
        (Some(true), _, _) => agree(&mut tls, Tls::Prefer)?,
        _ => {
            return Err(ValueError::because(
                "its requireSSL and verifyServerCertificate need useSSL=true: write ssl-mode, which is one word for \
                 all",
            ));
        }
    }
    for name in CA {
        if parts.param(name).is_some() && *tls.get_or_insert(Tls::VerifyCa) < Tls::VerifyCa {
            return Err(ValueError::because(
                "its ssl-ca is for ssl-mode VERIFY_CA or VERIFY_IDENTITY: write one of them, or leave ssl-ca away",
            ));
        }
    }
    parts.set_tls(tls.unwrap_or(Tls::Prefer));
    Ok(())
}

/// sqlx reads the first two.
const MODE: &[&str] = &["ssl-mode", "sslmode", "ssl_mode"];
const CA: &[&str] = &["ssl-ca", "sslca", "ssl_ca", "ssl-capath", "ssl_capath"];
/// Those about TLS that do not say whether there is any.
const NO_POLICY: &[&str] = &[
    "ssl-ca",
    "sslca",
    "ssl_ca",
    "ssl-capath",
    "ssl_capath",
    "ssl-cert",
    "sslcert",
    "ssl_cert",
    "ssl-key",
    "sslkey",
    "ssl_key",
    "ssl-cipher",
    "ssl_cipher",
    "ssl-crl",
    "ssl-crlpath",
    "tls-version",
    "tls-versions",
    "tls-ciphersuites",
];

#[inline]
fn mode(value: &str) -> Result<Tls, ValueError> {
    for (word, tls) in [
        ("DISABLED", Tls::Off),
        ("PREFERRED", Tls::Prefer),
        ("REQUIRED", Tls::Require),
        ("VERIFY_CA", Tls::VerifyCa),
        ("VERIFY_IDENTITY", Tls::VerifyFull),
    ] {
        if value.eq_ignore_ascii_case(word) {
            return Ok(tls);
        }
    }
    Err(ValueError::because(
        "its ssl-mode must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY",
    ))
}

#[inline]
fn flag(parts: &Parts, name: &str) -> Result<Option<bool>, ValueError> {
    match parts.param(name) {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(ValueError::because(
            "its require_ssl, verify_ca, verify_identity, useSSL, requireSSL or verifyServerCertificate must be \
             true or false",
        )),
    }
}

/// What is said twice has to be the same.
#[inline]
fn agree(tls: &mut Option<Tls>, said: Tls) -> Result<(), ValueError> {
    if *tls.get_or_insert(said) == said {
        Ok(())
    } else {
        Err(ValueError::because("its parameters about TLS contradict each other: keep ssl-mode alone"))
    }
}

#[inline]
fn begins_with_tls(name: &str) -> bool {
    match name.as_bytes() {
        [a, b, c, ..] => {
            [*a, *b, *c].eq_ignore_ascii_case(b"ssl") || [*a, *b, *c].eq_ignore_ascii_case(b"tls")
        }
        _ => false,
    }
}

#[inline]
fn is_one_of(name: &str, names: &[&str]) -> bool {
    for known in names {
        if known.eq_ignore_ascii_case(name) {
            return true;
        }
    }
    false
}

/// Applies `socket`, which is instead of a host.
#[inline]
fn socket(parts: &mut Parts) -> Result<(), ValueError> {
    let socket = match (parts.take_param("socket"), parts.take_param("unix_socket")) {
        (Some(_), Some(_)) => return Err(ValueError::because("it names its socket twice: keep socket")),
        (socket, unix_socket) => socket.or(unix_socket),
    };
    let (unix, other) = match parts.endpoints() {
        [Endpoint::Unix(path)] => (true, path.as_os_str() != NO_HOST),
        [Endpoint::Tcp { host, .. }] => (false, !host.eq_ignore_ascii_case("localhost")),
        _ => (false, true),
    };
    match &socket {
        None if unix && !other => {
            return Err(ValueError::because(
                "its host is empty: write localhost; or of a socket %2Frun%2Fmysqld.sock, or \
                 localhost/database?socket=/run/mysqld.sock",
            ));
        }
        None if !unix => return Ok(()),
        None => {}
        Some(_) if other => {
            return Err(ValueError::because("it names a host and a socket: leave one of the two away"));
        }
        Some(_) => {}
    }
    if parts.given_port().is_some() {
        return Err(ValueError::because(
            "it names a socket and a port, which a socket has not: leave the port away",
        ));
    }
    let Some(socket) = socket else { return Ok(()) };
    let path = socket.expose_secret();
    if !host::is_socket(path) || ascii::contains(path, "\\") {
        return Err(ValueError::because(
            "its socket must be an absolute path, such as /run/mysqld/mysqld.sock",
        ));
    }
    parts.set_endpoints([(path, None)])
}
