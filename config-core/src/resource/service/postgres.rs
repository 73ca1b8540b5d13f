use std::net::Ipv4Addr;

use secrecy::ExposeSecret;

use crate::ascii;
use crate::resource::endpoint::is_ipv6;
use crate::resource::refusal::Refusal;
use crate::resource::{EmptyHost, Endpoint, Hosts, Parts, Resource, Scheme, Service, Tls, host};
use crate::value::ValueError;

/// PostgreSQL: `postgres://user:password@host:5432/database?sslmode=verify-full`, usually in `DATABASE_URL`.
///
/// The grammar is that of libpq ("Connection URIs", PostgreSQL manual 32.1.1.2), read strictly:
/// `postgres[ql]://[user[:password]@][host][:port][,…][/database][?key=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | hosts | several, each with its own port; 5432 where none is given |
/// | a socket | its directory, as `%2Frun%2Fpostgresql` or `?host=/run/postgresql`; no host at all is `/var/run/postgresql`, where Debian, Red Hat and the Docker image have it (libpq was built with its own) |
/// | a socket's port | it names the socket's file: [`port`](Resource::port) gives it |
/// | `host hostaddr port user password dbname` | parameters that override the parts; `port` is one for all hosts, or as many as hosts |
/// | a repeated parameter | its last value |
/// | `sslmode` | `disable` is [`Tls::Off`]; none, `allow` and `prefer` are [`Tls::Prefer`]; `require`, `verify-ca` and `verify-full` are what they say; with `sslrootcert=system`, none is `verify-full` |
/// | `ssl=true` | `sslmode=require` |
/// | an unknown parameter | kept, and masked when printed |
/// | an empty user | none, as libpq reads it |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar), though libpq reads some of it:
///
/// | refused | why, or what to write |
/// |---|---|
/// | another `sslmode` or `ssl` | libpq refuses it |
/// | a weak `sslmode` with `sslrootcert=system`; less than `require` with `sslnegotiation=direct` | libpq refuses it |
/// | `hostaddr` under `verify-full` | the name to verify would be lost |
/// | a `hostaddr` that is no IP address, or as many hosts as addresses are not | libpq refuses it |
/// | `username= database=` | libpq knows them as `user` and `dbname`, and refuses these |
/// | `service=` | what it stands for is in a file that libpq alone reads |
/// | an empty host among several, sockets with different ports, an abstract socket (`%40name`) | each host by its name; one port |
/// | a raw `/` in the database | `%2F`; the directory of a socket stands in the place of the host |
///
/// ```
/// use factor3::resource::{Endpoint, Postgres};
///
/// let db: Postgres = "postgres://app:x@db-1,db-2:5433/shop?target_session_attrs=read-write".parse()?;
/// assert_eq!(db.endpoints()[1], Endpoint::Tcp { host: "db-2".into(), port: 5433 });
/// assert_eq!(db.param("target_session_attrs"), Some("read-write"));
///
/// let local: Postgres = "postgres:///shop?host=/tmp".parse()?;
/// assert_eq!(local.endpoints(), [Endpoint::Unix("/tmp".into())]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts, which mean to every client what they mean to libpq. For sqlx, one `endpoint` of
/// [`endpoints`](Resource::endpoints) at a time, the next one where it does not answer:
///
/// ```ignore
/// let mut options = PgConnectOptions::new_without_pgpass().ssl_mode(match db.tls() {
///     Tls::Off => PgSslMode::Disable,
///     Tls::Prefer => PgSslMode::Prefer,
///     Tls::Require => PgSslMode::Require,
///     Tls::VerifyCa => PgSslMode::VerifyCa,
///     _ => PgSslMode::VerifyFull,
/// });
/// options = match endpoint {
///     Endpoint::Tcp { host, port } => options.host(host).port(*port),
///     socket => options.socket(socket.host()).port(db.port()),
/// };
/// if let Some(user) = db.username() {
///     options = options.username(user);
/// }
/// if let Some(password) = db.password() {
///     options = options.password(password.expose_secret());
/// }
/// if let Some(database) = db.database() {
///     options = options.database(database);
/// }
/// // `system` is no file, and what sqlx trusts without one.
/// if let Some(root) = db.param("sslrootcert").filter(|root| *root != "system") {
///     options = options.ssl_root_cert(root);
/// }
/// ```
///
/// For tokio-postgres, which tries the hosts itself:
///
/// ```ignore
/// let mut config = tokio_postgres::Config::new();
/// for endpoint in db.endpoints() {
///     match endpoint {
///         Endpoint::Tcp { host, port } => config.host(host).port(*port),
///         socket => config.host(socket.host()).port(db.port()),
///     };
/// }
/// if let Some(user) = db.username() {
///     config.user(user);
/// }
/// if let Some(password) = db.password() {
///     config.password(password.expose_secret());
/// }
/// if let Some(database) = db.database() {
///     config.dbname(database);
/// }
/// config.ssl_mode(match db.tls() {
///     Tls::Off => tokio_postgres::config::SslMode::Disable,
///     Tls::Prefer => tokio_postgres::config::SslMode::Prefer,
///     _ => tokio_postgres::config::SslMode::Require, // and verified, or not, by the TLS connector
/// });
/// ```
///
/// By [`expose_url`](Resource::expose_url), a URL of one host is read alike by libpq, sqlx and tokio-postgres
/// as far as it goes without what stands here:
///
/// | client | reads differently |
/// |---|---|
/// | sqlx 0.9 | a list of hosts is an error, or one name; with tokio, `[::1]` is not found; `user@` without a host is an error; `ssl=true` is ignored, as every parameter it does not know, whose value it logs; `allow` never encrypts; `+` in a parameter is a blank. What is left out, of the parts as well, it takes from `PGPASSWORD`, `PGSSLMODE` and their like. Its `Debug` shows the password |
/// | tokio-postgres 0.7 | `allow`, `verify-ca`, `verify-full`, `ssl=true` and every parameter it does not know are errors; the parameter `host` adds a host |
///
/// (`tests/live` of the repository runs this very code on a server, next to the clients' own readings.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Postgres {}

impl Service for Postgres {
    const NAME: &'static str = "Postgres";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("postgres", PORT).with_tls(Tls::Prefer),
        Scheme::new("postgresql", PORT).with_tls(Tls::Prefer),
    ];
    const EXAMPLE: &'static str = "postgres://user:password@localhost:5432/database";
    const HOSTS: Hosts = Hosts::Several;
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket("/var/run/postgresql");
    const SOCKET_HOST: bool = true;
    const ZONE: bool = true;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "sslmode",
        "sslnegotiation",
        "application_name",
        "connect_timeout",
        "target_session_attrs",
        "load_balance_hosts",
        "channel_binding",
        "client_encoding",
        "gssencmode",
        "keepalives",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "tcp_user_timeout",
        "sslcert",
        "sslcrl",
        "sslrootcert",
    ];
    const SECRET_PARAMS: &'static [&'static str] =
        &["password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if let Some(user) = parts.take_param("user") {
            parts.set_username(Some(user.expose_secret()));
        }
        if parts.username() == Some("") {
            parts.set_username(None);
        }
        if let Some(password) = parts.take_param("password") {
            parts.set_password(Some(password));
        }
        if let Some(database) = parts.take_param("dbname") {
            parts.set_path(Some(database.expose_secret()));
        }
        if parts.param("username").is_some() || parts.param("database").is_some() {
            return Err(ValueError::because(
                "its user or database is a parameter that only some clients read: write \
                 postgres://user:password@host:port/database",
            ));
        }
        if parts.param("service").is_some() {
            return Err(ValueError::because(
                "its parameter service names an entry of a file that libpq alone reads: write what that says, as \
                 postgres://user:password@host:port/database",
            ));
        }
        tls(parts)?;
        endpoints(parts)
    }
}

impl Resource<Postgres> {
    /// The database. Without one, the server takes the one named as the user.
    #[must_use]
    #[inline]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}

#[inline]
fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    let mut tls = None;
    for (name, value) in parts.params() {
        if name.eq_ignore_ascii_case("sslmode") {
            tls = Some(match value {
                "disable" => Tls::Off,
                "allow" | "prefer" => Tls::Prefer,
                "require" => Tls::Require,
                "verify-ca" => Tls::VerifyCa,
                "verify-full" => Tls::VerifyFull,
                _ => return Err(ValueError::because(SSLMODE)),
            });
        } else if name.eq_ignore_ascii_case("ssl") {
            match value {
                "true" => tls = Some(Tls::Require),
                _ => {
                    return Err(ValueError::because(
                        "its parameter ssl can only be true: use sslmode, such as sslmode=disable",
                    ));
                }
            }
        }
    }
    if parts.param("sslrootcert") == Some("system") && *tls.get_or_insert(Tls::VerifyFull) != Tls::VerifyFull
    {
        return Err(ValueError::because(
            "sslrootcert=system demands sslmode=verify-full: write that, or leave sslmode away",
        ));
    }
    let tls = tls.unwrap_or(Tls::Prefer);
    if parts.param("sslnegotiation") == Some("direct") && tls < Tls::Require {
        return Err(ValueError::because(
            "sslnegotiation=direct demands sslmode=require or more: write that, or leave sslnegotiation away",
        ));
    }
    parts.set_tls(tls);
    Ok(())
}

const SSLMODE: &str = "its sslmode must be disable, allow, prefer, require, verify-ca or verify-full";

/// Applies `host`, `hostaddr` and `port`.
#[inline]
fn endpoints(parts: &mut Parts) -> Result<(), ValueError> {
    let (names, addresses) = (parts.take_param("host"), parts.take_param("hostaddr"));
    // An empty one is none to libpq.
    let addresses = addresses.filter(|list| !list.expose_secret().is_empty());
    let ports = parts.take_param("port");
    for (endpoint, item) in parts.endpoints().iter().zip(parts.written().1.split(',')).skip(1) {
        let unnamed = matches!(endpoint, Endpoint::Unix(_)) && !ascii::contains(item, ":");
        default_port(parts.port(), unnamed)?;
    }
    if addresses.is_some() && parts.tls() == Tls::VerifyFull {
        return Err(ValueError::because(
            "hostaddr hides the host's name from sslmode=verify-full: leave hostaddr away",
        ));
    }
    if names.is_none() && addresses.is_none() && ports.is_none() {
        return Ok(());
    }
    let given = parts.endpoints().to_vec();
    let first_port = parts.given_port();
    let hosts: Vec<&str> = match addresses.as_ref().or(names.as_ref()) {
        Some(list) => list.expose_secret().split(',').collect(),
        None => given.iter().map(Endpoint::host).collect(),
    };
    if hosts.len() > 1 && hosts.contains(&"") {
        return Err(Refusal::EmptyItem.into());
    }
    if addresses.is_some() {
        let named = match &names {
            Some(names) => names.expose_secret(),
            None => parts.written().1,
        };
        check_addresses(&hosts, named)?;
    }
    let ports = match &ports {
        Some(ports) => ports.expose_secret().split(',').map(port).collect::<Result<_, _>>()?,
        None => given.iter().map(|endpoint| own_port(endpoint).or(first_port)).collect::<Vec<_>>(),
    };
    if ports.len() != 1 && ports.len() != hosts.len() {
        return Err(ValueError::because("it must have one port, or as many ports as hosts"));
    }
    for (host, own) in hosts.iter().zip(ports.iter().cycle()).skip(1) {
        let first = ports.first().copied().flatten();
        default_port(first.unwrap_or(PORT), host.starts_with('/') && own.is_none())?;
    }
    let ports = ports.iter().copied().cycle();
    parts.set_endpoints(hosts.into_iter().zip(ports))
}

/// Refuses what libpq takes for no address of the hosts that are named.
#[inline]
fn check_addresses(addresses: &[&str], named: &str) -> Result<(), ValueError> {
    for address in addresses {
        if !is_ipv6(address, true) && address.parse::<Ipv4Addr>().is_err() {
            return Err(ValueError::because(
                "its hostaddr is no IP address: write a host's name as the host, and leave hostaddr away",
            ));
        }
    }
    if !named.is_empty() && named.split(',').count() != addresses.len() {
        return Err(ValueError::because("its hostaddr must have as many addresses as there are hosts"));
    }
    Ok(())
}

/// Refuses a socket without a port behind a first host with another: a handle has one port for its sockets.
#[inline]
fn default_port(first: u16, unnamed: bool) -> Result<(), Refusal> {
    if unnamed && first != PORT { Err(Refusal::SocketPorts) } else { Ok(()) }
}

const PORT: u16 = 5432;

/// A port of the list; an empty one is the default.
#[inline]
fn port(text: &str) -> Result<Option<u16>, ValueError> {
    if text.is_empty() { Ok(None) } else { Ok(Some(host::port(text)?)) }
}

#[inline]
fn own_port(endpoint: &Endpoint) -> Option<u16> {
    match endpoint {
        Endpoint::Tcp { port, .. } => Some(*port),
        _ => None,
    }
}
