use secrecy::ExposeSecret;

use crate::kind::{Scheme, Tls};
use crate::resource::conventions::EmptyHost;
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign::{self, is_one_of};
use crate::resource::handle::Resource;
use crate::resource::host;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// MySQL or MariaDB: `mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY`, usually in `DATABASE_URL`.
///
/// The grammar follows MySQL Shell ("Connecting to the Server Using URI-Like Strings", MySQL manual 6.2.5), always with
/// a scheme: `mysql://[user[:password]@]host[:port][/database][?option=value[&…]]`. `mariadb://` has the same meaning.
///
/// | part | meaning |
/// |---|---|
/// | host | one; the default port is 3306. An IPv6 address may name its zone: `[fe80::1%25eth0]`. `localhost` is a TCP connection, as in sqlx and mysql_async; the `mysql` command uses a socket for it |
/// | a socket | `%2Frun%2Fmysqld.sock` instead of the host, or `?socket=` or `?unix_socket=` with no host or with `localhost` |
/// | path | the database; an empty path is no database |
/// | `ssl-mode`, `sslmode`, `ssl_mode` | `DISABLED` is [`Tls::Off`]; `PREFERRED`, the default, is [`Tls::Prefer`]; `REQUIRED` is [`Tls::Require`]; `VERIFY_CA` is [`Tls::VerifyCa`]; `VERIFY_IDENTITY` is [`Tls::VerifyFull`]. The value ignores case |
/// | `ssl-ca`, `ssl-capath` | without a mode, they mean `VERIFY_CA`, as in MySQL Shell |
/// | `require_ssl`, with `verify_ca` and `verify_identity` | as mysql_async reads them: `require_ssl=true` is [`Tls::VerifyFull`], with `verify_identity=false` [`Tls::VerifyCa`], with `verify_ca=false` [`Tls::Require`]; `require_ssl=false` is [`Tls::Off`] |
/// | `useSSL`, with `requireSSL` and `verifyServerCertificate` | as Connector/J reads them: `false` is [`Tls::Off`], `true` is [`Tls::Prefer`], [`Tls::Require`] or [`Tls::VerifyCa`] |
/// | `sslaccept` of Prisma, `ssl={"rejectUnauthorized":true}` of Node.js | `strict` and `true` are [`Tls::VerifyFull`]; `accept_invalid_certs` and `false` are [`Tls::Require`] |
/// | `sslcert` with `sslaccept` and without `sslkey` | the certificate of an authority, as Prisma reads it |
/// | another parameter | kept, and masked when printed, unless another client reads it as TLS or as the place to connect to. Names ignore case, and a `+` is a plus |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | no host and no `?socket=`; `user@/socket/database` | MySQL Shell reads the path as a socket, other clients use `localhost` |
/// | a raw `/` in the database | MySQL Shell refuses it: `%2F` |
/// | an empty user | MySQL Shell refuses it, sqlx uses `root`: omit the `@` |
/// | a repeated parameter | MySQL Shell refuses it, other clients use the last value |
/// | a value in parentheses, `?ssl-ca=(/ca.pem)`; `(/run/mysqld.sock)` as a host | only MySQL Shell reads them |
/// | a relative socket, a Windows pipe, a socket with a port or another host | clients disagree about them, or do not support them |
/// | a parameter that names a user, password, host, port or database | only Connector/J reads it: `user:password@host:port/database` |
/// | `sslcert` without `sslkey` and `sslaccept` | a client's certificate needs both; for Prisma it is the authority's: `ssl-ca` |
/// | modes that contradict each other; a mode below `VERIFY_CA` with `ssl-ca` | the connection could be less safe than the URL says |
/// | `verify_ca` or `verify_identity` without `require_ssl=true` | `ssl-mode` |
/// | other parameters about TLS, such as `ssl=true` and `tls=` | `ssl-mode` |
/// | `socketPath= unixSocket= localSocket=` and similar | only some clients read them: `?socket=` |
/// | several hosts; `jdbc:mysql:`; data source names of Go; `key=value;` strings | a URL with one host |
/// | `mysqlx://` | it is another protocol |
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
/// [`client::sqlx_mysql!`](crate::client) does this for sqlx, and refuses what sqlx cannot express.
///
/// Pass the parts. For sqlx:
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
/// // Without a user, sqlx uses `root`.
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
/// // mysql_async has no mode for `Tls::Prefer`.
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
/// Both clients read [`expose_url`](Resource::expose_url) differently:
///
/// | client | reads differently |
/// |---|---|
/// | sqlx 0.9 | with tokio, `[::1]` is not found; a socket instead of the host is looked up as a name; unknown parameters are ignored, including `ssl_mode`, `require_ssl`, `useSSL` and `unix_socket`, so TLS is then only preferred; TLS is also only preferred for `ssl-ca` without a mode; names of parameters do not ignore case; `+` in a parameter is a blank |
/// | mysql_async 0.37 | `mariadb://`, `ssl-mode`, `ssl-ca` and all unknown parameters are errors; `socket=` without a host is an error; there is no TLS without `require_ssl=true`; `+` in a parameter is a blank |
///
/// If there is no user, sqlx uses `root` and mysql_async an empty name. With rustls, mysql_async verifies the host's
/// name even for [`Tls::VerifyCa`].
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the clients
/// themselves read the URL.)
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
    const NOUN: &'static str = "a MySQL URL";
    // A placeholder for a missing host until `socket=` is read. It is a directory, so it cannot be a socket.
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket(NO_HOST);
    const SOCKET_HOST: bool = true;
    const ZONE: bool = true;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "ssl-mode", "sslmode", "ssl_mode", "require_ssl", "verify_ca", "verify_identity", "usessl",
        "requiressl", "verifyservercertificate", "tls-version", "tls-versions", "auth-method",
        "get-server-public-key", "connect-timeout", "connect_timeout", "compression", "charset", "collation",
        "pool_min", "pool_max", "reconnect", "ssl-ca", "ssl-cert", "timezone", "time-zone",
    ];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        params(parts)?;
        if parts.username() == Some("") {
            return Err(ValueError::because("its user is empty: write user:password@host, or remove the @"));
        }
        tls(parts)?;
        socket(parts)
    }
}

const NO_HOST: &str = "/.";

impl Resource<MySql> {
    /// The database, if the URL names one.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}

/// Refuses parameters that clients read differently.
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
                "it has a parameter in parentheses, which only MySQL Shell reads: remove the parentheses, and \
                 percent-encode the value",
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

fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    let mut tls = None;
    for (name, value) in parts.params() {
        if is_one_of(name, MODE) {
            agree(&mut tls, mode(value)?)?;
        } else if is_one_of(name, &["sslaccept"]) {
            agree(&mut tls, accepted(value)?)?;
        } else if let (true, Some(verified)) =
            (is_one_of(name, &["ssl"]), foreign::reject_unauthorized(value))
        {
            agree(&mut tls, if verified { Tls::VerifyFull } else { Tls::Require })?;
        }
    }
    let json =
        foreign::value(parts, "ssl").is_some_and(|value| foreign::reject_unauthorized(value).is_some());
    foreign::refuse(
        parts,
        if json { OWN_WITH_SSL } else { OWN },
        "it has a parameter about TLS that belongs to another client: write ssl-mode, which is VERIFY_IDENTITY, \
         VERIFY_CA, REQUIRED, PREFERRED or DISABLED",
        "it has a parameter that names a socket or a host, which only some clients read: write \
         mysql://user:password@localhost/database?socket=/run/mysqld.sock for a socket, and the host before the \
         path",
    )?;
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
                 write ssl-mode, which replaces all of them",
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
                "its requireSSL and verifyServerCertificate need useSSL=true: write ssl-mode, which replaces \
                 all of them",
            ));
        }
    }
    // With `sslaccept`, the URL is Prisma's, whose `sslcert` is the certificate of an authority.
    if has(parts, CERTIFICATE) && !has(parts, KEY) && parts.param("sslaccept").is_none() {
        return Err(ValueError::because(
            "its sslcert has no sslkey: a client's certificate needs both, and the certificate of an authority, which \
             Prisma calls sslcert, is ssl-ca",
        ));
    }
    for name in CA {
        if parts.param(name).is_some() && *tls.get_or_insert(Tls::VerifyCa) < Tls::VerifyCa {
            return Err(ValueError::because(
                "its ssl-ca is for ssl-mode VERIFY_CA or VERIFY_IDENTITY: write one of them, or remove ssl-ca",
            ));
        }
    }
    parts.set_tls(tls.unwrap_or(Tls::Prefer));
    Ok(())
}

/// The spellings of the TLS mode. sqlx reads the first two.
const MODE: &[&str] = &["ssl-mode", "sslmode", "ssl_mode"];
const CERTIFICATE: &[&str] = &["ssl-cert", "sslcert", "ssl_cert"];
const KEY: &[&str] = &["ssl-key", "sslkey", "ssl_key"];
const CA: &[&str] = &["ssl-ca", "sslca", "ssl_ca", "ssl-capath", "ssl_capath"];
/// The parameters about TLS and the socket that are read above or below, or decide about neither.
const OWN: &[&str] = &[
    "ssl-mode", "sslmode", "ssl_mode", "sslaccept", "require_ssl", "verify_ca", "verify_identity", "usessl",
    "requiressl", "verifyservercertificate", "ssl-ca", "sslca", "ssl_ca", "ssl-capath", "ssl_capath",
    "ssl-cert", "sslcert", "ssl_cert", "ssl-key", "sslkey", "ssl_key", "sslpassword", "ssl-cipher",
    "ssl_cipher", "ssl-crl", "ssl-crlpath", "tls-version", "tls-versions", "tls-ciphersuites", "socket",
    "unix_socket",
];
const OWN_WITH_SSL: &[&str] = &[
    "ssl", "ssl-mode", "sslmode", "ssl_mode", "sslaccept", "require_ssl", "verify_ca", "verify_identity",
    "usessl", "requiressl", "verifyservercertificate", "ssl-ca", "sslca", "ssl_ca", "ssl-capath",
    "ssl_capath", "ssl-cert", "sslcert", "ssl_cert", "ssl-key", "sslkey", "ssl_key", "sslpassword",
    "ssl-cipher", "ssl_cipher", "ssl-crl", "ssl-crlpath", "tls-version", "tls-versions", "tls-ciphersuites",
    "socket", "unix_socket",
];

fn has(parts: &Parts, names: &[&str]) -> bool {
    names.iter().any(|name| foreign::value(parts, name).is_some_and(|value| !value.is_empty()))
}

/// Reads the `sslaccept` of Prisma.
fn accepted(value: &str) -> Result<Tls, ValueError> {
    match value {
        "strict" => Ok(Tls::VerifyFull),
        "accept_invalid_certs" => Ok(Tls::Require),
        _ => Err(ValueError::because(
            "its sslaccept must be strict or accept_invalid_certs: write ssl-mode=VERIFY_IDENTITY",
        )),
    }
}

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

/// Reads a parameter that is `true` or `false`.
fn flag(parts: &Parts, name: &str) -> Result<Option<bool>, ValueError> {
    super::flag(
        parts,
        name,
        "its require_ssl, verify_ca, verify_identity, useSSL, requireSSL or verifyServerCertificate must be true or \
         false",
    )
}

/// Sets the level of TLS, or refuses it if it differs from the level set before.
fn agree(tls: &mut Option<Tls>, said: Tls) -> Result<(), ValueError> {
    if *tls.get_or_insert(said) == said {
        Ok(())
    } else {
        Err(ValueError::because(
            "its parameters about TLS contradict each other: keep only ssl-mode, with the strictest of their \
             levels",
        ))
    }
}

/// Applies the parameter `socket`, which replaces the host.
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
                "its host is empty: write localhost; for a socket, write %2Frun%2Fmysqld.sock, or \
                 localhost/database?socket=/run/mysqld.sock",
            ));
        }
        None if !unix => return Ok(()),
        None => {}
        Some(_) if other => {
            return Err(ValueError::because("it names a host and a socket: remove one of the two"));
        }
        Some(_) => {}
    }
    if parts.given_port().is_some() {
        return Err(ValueError::because(
            "it names a socket and a port, and a socket has no port: remove the port",
        ));
    }
    let Some(socket) = socket else { return Ok(()) };
    let path = socket.expose_secret();
    if !host::is_socket(path) || strings::contains(path, "\\") {
        return Err(ValueError::because(
            "its socket must be an absolute path, such as /run/mysqld/mysqld.sock",
        ));
    }
    parts.set_endpoints([(path, None)])
}
