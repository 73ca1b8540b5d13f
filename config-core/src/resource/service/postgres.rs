mod tls;

use std::net::Ipv4Addr;

use secrecy::ExposeSecret;

use crate::kind::{Scheme, Tls};
use crate::resource::conventions::{EmptyHost, Hosts};
use crate::resource::endpoint::Endpoint;
use crate::resource::endpoint::is_ipv6;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::host;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// PostgreSQL: `postgres://user:password@host:5432/database?sslmode=verify-full`, usually in `DATABASE_URL`.
///
/// The grammar follows libpq ("Connection URIs", PostgreSQL manual 32.1.1.2), and is read strictly:
/// `postgres[ql]://[user[:password]@][host][:port][,…][/database][?key=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | hosts | several, each with its own port; the default is 5432 |
/// | a socket | its directory, as `%2Frun%2Fpostgresql` or `?host=/run/postgresql`. Without a host, it is `/var/run/postgresql`, as on Debian, Red Hat and in the Docker image (the default of libpq depends on its build) |
/// | a socket's port | a part of the socket's file name: [`port`](Resource::port) |
/// | `host hostaddr port user password dbname` | parameters that override the parts; `port` is one port for all hosts, or one for each |
/// | a repeated parameter | the last value counts |
/// | `sslmode` | `disable` is [`Tls::Off`]; `allow` and `prefer`, the default, are [`Tls::Prefer`]; `require` is [`Tls::Require`], and with `sslrootcert` [`Tls::VerifyCa`], as in libpq; `verify-ca` is [`Tls::VerifyCa`]; `verify-full` is [`Tls::VerifyFull`], and is the default with `sslrootcert=system` |
/// | `ssl=true`, `requiressl=1` | at least `sslmode=require`; a stricter `sslmode` counts |
/// | `sslaccept` of Prisma, `ssl={"rejectUnauthorized":true}` of Node.js | `strict` and `true` are [`Tls::VerifyFull`]; `accept_invalid_certs` and `false` are at least [`Tls::Require`] |
/// | an unknown parameter | kept, and masked when printed, unless another client reads it as TLS or as the place to connect to |
/// | an empty user | no user, as in libpq |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused, although libpq reads some of
/// them:
///
/// | refused | why, or what to write |
/// |---|---|
/// | another `sslmode` or `ssl` | libpq refuses it |
/// | `ssl-mode= ssl-root-cert= sslca= tls= useSSL=` and similar | only some clients read them: `sslmode`, `sslrootcert`, `sslcert`, `sslkey` |
/// | `unix_sock= socket=` and similar | only some clients read them: `host` with the directory of the socket |
/// | `sslmode=disable` with `sslaccept=strict` or `ssl={"rejectUnauthorized":true}` | they contradict each other |
/// | a weaker `sslmode` than `verify-full` with `sslrootcert=system`, or than `require` with `sslnegotiation=direct` | libpq refuses it |
/// | `sslcert` without `sslkey` | a client's certificate needs both; for Prisma it is the authority's: `sslrootcert` |
/// | `hostaddr` with `verify-full` | the name to verify would be lost |
/// | a `hostaddr` that is not an IP address, or a different number of hosts and addresses | libpq refuses it |
/// | `username= database=` | libpq refuses them: `user`, `dbname` |
/// | `service=` | only libpq reads the file with the service |
/// | an empty host in a list | the name of each host |
/// | sockets with different ports | one port |
/// | an abstract socket (`%40name`) | the directory of a socket |
/// | a raw `/` in the database | `%2F`. The directory of a socket belongs in the place of the host |
///
/// ```
/// use factor3::resource::{Endpoint, Postgres};
///
/// let url = "postgres://app:x@db-1,db-2:5433/shop?target_session_attrs=read-write";
/// let db: Postgres = url.parse()?;
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
/// [`client::sqlx_postgres!`](crate::client) and [`client::tokio_postgres!`](crate::client) do this, and refuse what the client cannot express.
///
/// Pass the parts, which have the same meaning for every client. sqlx connects to one host: pass one `endpoint` of
/// [`endpoints`](Resource::endpoints), and try the next if it does not answer:
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
/// // `system` is not a file: without one, sqlx trusts the system's certificates.
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
///     _ => tokio_postgres::config::SslMode::Require, // the TLS connector verifies it, or not
/// });
/// ```
///
/// libpq, sqlx and tokio-postgres read [`expose_url`](Resource::expose_url) alike if the URL names one host and
/// contains nothing from this table:
///
/// | client | reads differently |
/// |---|---|
/// | sqlx 0.9 | a list of hosts is an error, or one name; with tokio, `[::1]` is not found; `user@` without a host is an error; unknown parameters, including `ssl=true`, are ignored and their values are logged; `allow` never encrypts; `+` in a parameter is a blank. It takes missing settings from `PGPASSWORD`, `PGSSLMODE` and similar variables, also if you pass the parts. Its `Debug` shows the password |
/// | tokio-postgres 0.7 | `allow`, `verify-ca`, `verify-full`, `ssl=true` and all unknown parameters are errors; the parameter `host` adds a host |
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the clients
/// themselves read the URL.)
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
    const NOUN: &'static str = "a PostgreSQL URL";
    const HOSTS: Hosts = Hosts::Several;
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket("/var/run/postgresql");
    const SOCKET_HOST: bool = true;
    const ZONE: bool = true;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "sslmode", "sslnegotiation", "application_name", "connect_timeout", "target_session_attrs",
        "load_balance_hosts", "channel_binding", "client_encoding", "gssencmode", "keepalives",
        "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "sslcert",
        "sslcrl", "sslrootcert",
    ];
    const SECRET_PARAMS: &'static [&'static str] =
        &["password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"];

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
                "its parameter service names an entry of a file that only libpq reads: write the settings of \
                 that entry as postgres://user:password@host:port/database",
            ));
        }
        tls::read(parts)?;
        endpoints(parts)?;
        foreign::refuse(
            parts,
            OWN,
            "it has a parameter about TLS that belongs to another client: write sslmode, such as \
             sslmode=verify-full, and sslrootcert, sslcert and sslkey for files",
            "it has a parameter that names a socket or a host, which only some clients read: write the directory of \
             the socket as ?host=/run/postgresql, and a host as postgres://user:password@host:port/database",
        )
    }
}

impl Resource<Postgres> {
    /// The database. If it is `None`, the server uses the database with the name of the user.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }
}

/// The parameters of libpq about TLS that other clients do not have.
const OWN: &[&str] = &[
    "ssl", "sslmode", "sslaccept", "requiressl", "sslnegotiation", "sslcompression", "sslcert", "sslkey",
    "sslpassword", "sslcertmode", "sslrootcert", "sslcrl", "sslcrldir", "sslsni", "sslkeylogfile",
    "ssl_min_protocol_version", "ssl_max_protocol_version",
];

/// Applies `host`, `hostaddr` and `port`.
fn endpoints(parts: &mut Parts) -> Result<(), ValueError> {
    let (names, addresses) = (parts.take_param("host"), parts.take_param("hostaddr"));
    // libpq ignores an empty one.
    let addresses = addresses.filter(|list| !list.expose_secret().is_empty());
    let ports = parts.take_param("port");
    for (endpoint, item) in parts.endpoints().iter().zip(parts.written().1.split(',')).skip(1) {
        let unnamed = matches!(endpoint, Endpoint::Unix(_)) && !strings::contains(item, ":");
        default_port(parts.port(), unnamed)?;
    }
    if addresses.is_some() && parts.tls() == Tls::VerifyFull {
        return Err(ValueError::because(
            "hostaddr hides the host's name from sslmode=verify-full: remove hostaddr",
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
        return Err(ValueError::because(
            "its number of ports does not match its hosts: write one port, or as many ports as hosts",
        ));
    }
    for (host, own) in hosts.iter().zip(ports.iter().cycle()).skip(1) {
        let first = ports.first().copied().flatten();
        default_port(first.unwrap_or(PORT), host.starts_with('/') && own.is_none())?;
    }
    let ports = ports.iter().copied().cycle();
    parts.set_endpoints(hosts.into_iter().zip(ports))
}

/// Refuses a `hostaddr` that libpq would refuse for the named hosts.
fn check_addresses(addresses: &[&str], named: &str) -> Result<(), ValueError> {
    for address in addresses {
        if !is_ipv6(address, true) && address.parse::<Ipv4Addr>().is_err() {
            return Err(ValueError::because(
                "its hostaddr is not an IP address: write a host's name as the host, and remove hostaddr",
            ));
        }
    }
    if !named.is_empty() && named.split(',').count() != addresses.len() {
        return Err(ValueError::because("its hostaddr must have as many addresses as there are hosts"));
    }
    Ok(())
}

/// Refuses a socket without a port after a first host with another port, since a handle has one port for its sockets.
fn default_port(first: u16, unnamed: bool) -> Result<(), Refusal> {
    if unnamed && first != PORT { Err(Refusal::SocketPorts) } else { Ok(()) }
}

const PORT: u16 = 5432;

/// Reads a port of the list. An empty one is `None`, the default.
fn port(text: &str) -> Result<Option<u16>, ValueError> {
    if text.is_empty() { Ok(None) } else { Ok(Some(host::port(text)?)) }
}

fn own_port(endpoint: &Endpoint) -> Option<u16> {
    match endpoint {
        Endpoint::Tcp { port, .. } => Some(*port),
        _ => None,
    }
}
