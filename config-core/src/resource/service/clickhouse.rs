use secrecy::{ExposeSecret, SecretString};

use super::list;
use crate::ascii;
use crate::resource::refusal::Refusal;
use crate::resource::{EmptyHost, Endpoint, Hosts, Parts, Resource, Scheme, Service, Tls};
use crate::value::ValueError;

/// ClickHouse: `clickhouse://user:password@host:9000/database?secure=true`, usually in `CLICKHOUSE_URL`.
///
/// The grammar is that of clickhouse-client (ClickHouse documentation, "ClickHouse client", "Connection
/// string"), with `http` and `https` for the HTTP interface and the parameters of clickhouse-go (README, "DSN"):
/// `scheme://[user[:password]@][host][:port][,…][/database][?key=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | `clickhouse` | the native protocol: port 9000 without TLS, 9440 with it; no host is `localhost` |
/// | `http`, `https` | the HTTP interface; the port has to be given, since without one some clients take 80 and 443, others 8123 and 8443 |
/// | hosts | several, each with its own port |
/// | `secure`, `s` | `true` or empty is verified TLS, `false` none; `1 t T True TRUE` and `0 f F False FALSE` as well, as Go reads them |
/// | `skip_verify=true` | TLS without verification: [`Tls::Require`] |
/// | path or `database=` | the database; both must agree. Without one, the server takes that of the user |
/// | `user`, `username`, `password` | parameters, where there is no userinfo |
/// | an empty user | none: the server's `default` |
/// | other parameters | settings: kept, and masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | `clickhouse:` without `//`, `?secure` without `=` | `clickhouse://`, `secure=true` |
/// | `clickhouse` with port 9440 or a host in `.clickhouse.cloud`, and neither `secure=true` nor `secure=false` | clickhouse-client uses TLS there, others do not |
/// | `tcp://`, the old name of `clickhouse://` in clickhouse-go | `clickhouse://` |
/// | `https` with `secure=false`, `http` with `secure=true`, `skip_verify=true` or `tls_server_name=` without TLS | contradictions |
/// | an empty `tls_server_name=` | clickhouse-go refuses it |
/// | `protocol= ssl= sslmode= tls=`, `accept-invalid-certificate=` | the scheme and `secure` decide, and `skip_verify` |
/// | `host= port= alt_hosts=` | only some clients read them: `host:port`, separated by commas |
/// | a raw `+` in a userinfo of `clickhouse` | a blank for clickhouse-client, a plus for the others: `%20`, `%2B` |
/// | a raw `+` behind the `?` | a blank for clickhouse-go and the server: `%20`, `%2B` |
/// | `%3A` in a user of `clickhouse` | clickhouse-client ends the user there: the parameter `user` |
/// | a user or password both before the `@` and in the query, two names for one | some clients take the one, some the other |
/// | a raw `/` in the database, a `?` or `=` in `database=` | `%2F`; the path, where any character can stand |
///
/// ```
/// use factor3::resource::{ClickHouse, Endpoint, Tls};
///
/// let events: ClickHouse = "clickhouse://app:x@ch-1,ch-2:9441/events?secure=true".parse()?;
/// assert_eq!(events.endpoints()[0], Endpoint::Tcp { host: "ch-1".into(), port: 9440 });
/// assert_eq!((events.tls(), events.database()), (Tls::VerifyFull, Some("events")));
/// assert_eq!(events.to_string(), "clickhouse://app:***@ch-1:9440,ch-2:9441/events?secure=true");
///
/// let http: ClickHouse = "https://ch.internal:8443/events?user=app&password=s%26cret".parse()?;
/// assert_eq!((http.username(), http.http_url()), (Some("app"), Some("https://ch.internal:8443".into())));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for the `clickhouse` crate, which speaks HTTP, in a function that gives `None` for the native protocol:
///
/// ```ignore
/// let mut client = clickhouse::Client::default().with_url(events.http_url()?);
/// client = client.with_user(events.username().unwrap_or("default"));
/// if let Some(password) = events.password() {
///     client = client.with_password(password.expose_secret());
/// }
/// if let Some(database) = events.database() {
///     client = client.with_database(database);
/// }
/// ```
///
/// By URL, clickhouse 0.15 takes `database=` alone from it: neither user nor password, and the path is no database to it.
/// It knows one host: the next of [`endpoints`](Resource::endpoints) is for you to try. clickhouse-client decodes the
/// userinfo before it looks for the colon, so a user cannot have one there.
///
/// (`tests/live` of the repository runs this very code on a server.)
#[derive(Debug)]
#[non_exhaustive]
pub enum ClickHouse {}

impl Service for ClickHouse {
    const NAME: &'static str = "ClickHouse";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("clickhouse", 9000),
        Scheme::tls("https", 8443).without_port(),
        Scheme::new("http", 8123).without_port(),
    ];
    const EXAMPLE: &'static str = "clickhouse://user:password@localhost:9000/database";
    const HOSTS: Hosts = Hosts::Several;
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "secure",
        "s",
        "skip_verify",
        "debug",
        "compress",
        "compress_level",
        "dial_timeout",
        "read_timeout",
        "connection_open_strategy",
        "max_open_conns",
        "max_idle_conns",
        "conn_max_lifetime",
        "max_execution_time",
    ];
    // The URL of a proxy has its password in it.
    const SECRET_PARAMS: &'static [&'static str] = &["password", "access_token", "jwt", "http_proxy"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        let native = parts.scheme() == "clickhouse";
        let (userinfo, hosts, _) = parts.written();
        if native && ascii::contains(userinfo, "+") {
            return Err(ValueError::because(
                "its user or password has a + in it, a blank for some clients: write %2B for a plus, %20 for a \
                 blank",
            ));
        }
        if !native && (hosts.is_empty() || hosts.starts_with(':')) {
            return Err(Refusal::EmptyHost.into());
        }
        // It decodes the userinfo before it looks for the colon.
        if native && parts.username().is_some_and(|user| ascii::contains(user, ":")) {
            return Err(ValueError::because(
                "its user has a : in it, where some clients end the user: write it as the parameter user, and the \
                 password as the parameter password",
            ));
        }
        super::no_plus(parts)?;
        credentials(parts)?;
        database(parts)?;
        tls(parts, native)
    }
}

impl Resource<ClickHouse> {
    /// The database.
    #[must_use]
    #[inline]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The URL of the first host for a client of the HTTP interface, without user, password, database and
    /// parameters: `https://host:8443`. `None` for the native protocol.
    #[must_use]
    #[inline]
    pub fn http_url(&self) -> Option<String> {
        if self.scheme() == "clickhouse" { None } else { Some(list::url(self.endpoints(), self.scheme())) }
    }
}

/// clickhouse-go reads `username`, the HTTP interface `user`.
#[inline]
fn credentials(parts: &mut Parts) -> Result<(), ValueError> {
    let user = one_of(parts, "username", "user")?;
    let password = one_of(parts, "password", "password")?;
    if (user.is_some() || password.is_some()) && (parts.username().is_some() || parts.password().is_some()) {
        return Err(ValueError::because(
            "its user and password stand before the @ and in the query: leave one of the two away",
        ));
    }
    if let Some(user) = &user {
        parts.set_username(Some(user.expose_secret()));
    }
    if let Some(password) = password {
        parts.set_password(Some(password));
    }
    if parts.username() == Some("") {
        parts.set_username(None);
    }
    Ok(())
}

#[inline]
fn database(parts: &mut Parts) -> Result<(), ValueError> {
    let Some(named) = one_of(parts, "database", "database")? else { return Ok(()) };
    // What would be printed as the database may be a second URL, with its credentials.
    if ascii::any(named.expose_secret(), |byte| matches!(byte, b'?' | b'=')) {
        return Err(ValueError::because(
            "its parameter database has a ? or = in it, as if a second URL stood behind it: keep one URL, or name \
             the database in the path",
        ));
    }
    match parts.path() {
        None | Some("") => parts.set_path(Some(named.expose_secret())),
        Some(path) if path == named.expose_secret() => {}
        Some(_) => {
            return Err(ValueError::because(
                "its path and its parameter database name different databases: leave one of the two away",
            ));
        }
    }
    Ok(())
}

/// Takes the parameter out of the query, which may have it once, by one of its names.
#[inline]
fn one_of(parts: &mut Parts, name: &str, other: &str) -> Result<Option<SecretString>, ValueError> {
    let mut found = 0;
    for param in &parts.params {
        if param.name.eq_ignore_ascii_case(name) || param.name.eq_ignore_ascii_case(other) {
            found += 1;
        }
    }
    if found > 1 {
        return Err(ValueError::because(
            "its query has the user, the password or the database twice: leave one of the two away",
        ));
    }
    Ok(parts.take_param(name).or(parts.take_param(other)))
}

#[inline]
fn tls(parts: &mut Parts, native: bool) -> Result<(), ValueError> {
    let (mut secure, mut skip_verify, mut named) = (None, None, false);
    for (name, value) in parts.params() {
        match name.to_ascii_lowercase().as_str() {
            "secure" | "s" => secure = Some(agreed(secure, value)?),
            "skip_verify" => skip_verify = Some(agreed(skip_verify, value)?),
            "tls_server_name" if value.is_empty() => {
                return Err(ValueError::because("its tls_server_name is empty: leave it away"));
            }
            "tls_server_name" => named = true,
            "protocol" | "ssl" | "sslmode" | "tls" | "accept-invalid-certificate" => {
                return Err(ValueError::because(
                    "its scheme and its parameters secure and skip_verify decide about protocol and TLS: leave \
                     protocol=, ssl=, sslmode=, tls= and accept-invalid-certificate= away, and write \
                     clickhouse://…?secure=true or https://",
                ));
            }
            "host" | "port" | "alt_hosts" => {
                return Err(ValueError::because(
                    "it has a parameter that names a host or a port, which only some clients read: write host:port \
                     before the path, several of them separated by commas",
                ));
            }
            _ => {}
        }
    }
    let tls = match (native, parts.tls(), secure) {
        (true, _, None) if implies_tls(parts) => {
            return Err(ValueError::because(
                "port 9440 and hosts of clickhouse.cloud have TLS for some clients alone: add secure=true, or \
                 secure=false",
            ));
        }
        (true, _, Some(true)) => true,
        (true, ..) => false,
        (false, Tls::Off, Some(true)) => {
            return Err(ValueError::because("secure=true contradicts its scheme: begin it with https://"));
        }
        (false, Tls::Off, _) => false,
        (false, _, Some(false)) => {
            return Err(ValueError::because("secure=false contradicts its scheme: begin it with http://"));
        }
        (false, ..) => true,
    };
    let skip_verify = skip_verify == Some(true);
    if (skip_verify || named) && !tls {
        return Err(ValueError::because(
            "skip_verify=true and tls_server_name are about TLS, and it has none: add secure=true or begin it with \
             https://, or leave them away",
        ));
    }
    parts.set_tls(match (tls, skip_verify) {
        (false, _) => Tls::Off,
        (true, true) => Tls::Require,
        (true, false) => Tls::VerifyFull,
    });
    if native && tls {
        secure_ports(parts);
    }
    Ok(())
}

/// The flag, which may be repeated but not changed.
#[inline]
fn agreed(before: Option<bool>, value: &str) -> Result<bool, ValueError> {
    let flag = match value {
        "" | "1" | "t" | "T" | "true" | "True" | "TRUE" => true,
        "0" | "f" | "F" | "false" | "False" | "FALSE" => false,
        _ => return Err(ValueError::because("its parameters secure and skip_verify must be true or false")),
    };
    if before.is_some_and(|before| before != flag) {
        return Err(ValueError::because(
            "its parameters secure, s or skip_verify contradict each other: leave one away",
        ));
    }
    Ok(flag)
}

/// Whether clickhouse-client uses TLS unasked.
#[inline]
fn implies_tls(parts: &Parts) -> bool {
    for endpoint in parts.endpoints() {
        let host = endpoint.host();
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        if matches!(endpoint, Endpoint::Tcp { port: 9440, .. }) || host.ends_with(".clickhouse.cloud") {
            return true;
        }
    }
    false
}

/// 9440 for each host that names no port.
#[inline]
fn secure_ports(parts: &mut Parts) {
    let mut default = Vec::new();
    for item in parts.written().1.split(',') {
        let port = item.rsplit_once(']').map_or(item, |(_, port)| port);
        default.push(!port.contains(':'));
    }
    for (endpoint, default) in parts.endpoints.iter_mut().zip(default) {
        if let (Endpoint::Tcp { port, .. }, true) = (endpoint, default) {
            *port = 9440;
        }
    }
}
