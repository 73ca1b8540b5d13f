use secrecy::{ExposeSecret, SecretString};

use super::{set_credentials, url_list};
use crate::kind::{Scheme, Tls};
use crate::resource::conventions::{EmptyHost, Hosts};
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// ClickHouse: `clickhouse://user:password@host:9000/database?secure=true`, usually in `CLICKHOUSE_URL`.
///
/// The grammar follows clickhouse-client (ClickHouse documentation, "ClickHouse client", "Connection string"), with
/// `http` and `https` for the HTTP interface and the parameters of clickhouse-go (README, "DSN"):
/// `scheme://[user[:password]@][host][:port][,…][/database][?key=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | `clickhouse` | the native protocol: port 9000 without TLS, 9440 with TLS; no host is `localhost` |
/// | `http`, `https` | the HTTP interface. The port is required, since some clients default to 80 and 443, others to 8123 and 8443 |
/// | hosts | several, each with its own port |
/// | `secure`, `s` | `true` or empty is verified TLS, `false` is no TLS; also `1 t T True TRUE` and `0 f F False FALSE`, as in Go |
/// | `skip_verify=true` | TLS without verification: [`Tls::Require`] |
/// | path or `database=` | the database; both must agree. Without one, the server uses the user's default database |
/// | `user`, `username`, `password` | the credentials as parameters, if the URL has no userinfo |
/// | an empty user | no user: the server uses `default` |
/// | another parameter | a setting: kept, and masked when printed, unless another client reads it as TLS or as the place to connect to |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | `clickhouse:` without `//`, `?secure` without `=` | `clickhouse://`, `secure=true` |
/// | `clickhouse` with port 9440 or a host in `.clickhouse.cloud`, without `secure` | clickhouse-client uses TLS there, other clients do not: `secure=true` or `secure=false` |
/// | `tcp://`, the old name of `clickhouse://` in clickhouse-go | `clickhouse://` |
/// | `https` with `secure=false`; `http` with `secure=true`; `skip_verify=true` or `tls_server_name=` without TLS | they contradict each other |
/// | an empty `tls_server_name=` | clickhouse-go refuses it |
/// | `protocol= ssl= sslmode= tls=`, `accept-invalid-certificate=` | the scheme, `secure` and `skip_verify` |
/// | `host= port= alt_hosts=` | only some clients read them: `host:port`, separated by commas |
/// | a raw `+` in the userinfo of `clickhouse` | clickhouse-client reads a blank, other clients a plus: `%20`, `%2B` |
/// | a raw `+` after the `?` | clickhouse-go and the server read a blank: `%20`, `%2B` |
/// | `%3A` in the user of `clickhouse` | clickhouse-client ends the user there: the parameter `user` |
/// | a user or password both before the `@` and in the query, or a repeated one | clients differ in which one they use |
/// | a raw `/` in the database | `%2F` |
/// | a `?` or `=` in `database=` | the path, where `%3F` and `%3D` are allowed |
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
/// assert_eq!(http.username(), Some("app"));
/// assert_eq!(http.http_url().as_deref(), Some("https://ch.internal:8443"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the parts. The `clickhouse` crate uses HTTP, so this code is in a function that returns `None` for the native
/// protocol:
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
/// From a URL, clickhouse 0.15 reads only `database=`. It ignores the user, the password and the path. It also
/// connects to one host: try the other [`endpoints`](Resource::endpoints) yourself. clickhouse-client decodes the
/// userinfo before it looks for the colon, so a user cannot contain a colon there.
///
/// (`tests/packages/live` in the repository runs this code against a server.)
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
    const NOUN: &'static str = "a ClickHouse URL";
    const HOSTS: Hosts = Hosts::Several;
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "secure", "s", "skip_verify", "debug", "compress", "compress_level", "dial_timeout", "read_timeout",
        "connection_open_strategy", "max_open_conns", "max_idle_conns", "conn_max_lifetime",
        "max_execution_time",
    ];
    // The URL of a proxy may contain its password.
    const SECRET_PARAMS: &'static [&'static str] = &["password", "access_token", "jwt", "http_proxy"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        let native = parts.scheme() == "clickhouse";
        let (userinfo, hosts, _) = parts.written();
        if native && strings::contains(userinfo, "+") {
            return Err(ValueError::because(
                "its user or password has a + in it, which is a blank for some clients: write %2B for a plus, \
                 %20 for a blank",
            ));
        }
        if !native && (hosts.is_empty() || hosts.starts_with(':')) {
            return Err(Refusal::EmptyHost.into());
        }
        // clickhouse-client decodes the userinfo before it looks for the colon.
        if native && parts.username().is_some_and(|user| strings::contains(user, ":")) {
            return Err(ValueError::because(
                "its user has a : in it, at which some clients end the user: write the user as the parameter \
                 user, and the password as the parameter password",
            ));
        }
        super::no_plus(parts)?;
        credentials(parts)?;
        database(parts)?;
        tls(parts, native)?;
        foreign::refuse(
            parts,
            &["secure", "s", "skip_verify", "tls_server_name"],
            "it has a parameter about TLS that belongs to another client: write \
             clickhouse://host:9440?secure=true or https://host:8443, which have verified TLS",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             host:port before the path",
        )
    }
}

impl Resource<ClickHouse> {
    /// The database.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The URL of the first host for a client of the HTTP interface, without user, password, database and
    /// parameters: `https://host:8443`. `None` for the native protocol.
    #[must_use]
    pub fn http_url(&self) -> Option<String> {
        if self.scheme() == "clickhouse" {
            None
        } else {
            Some(url_list::url(self.endpoints(), self.scheme()))
        }
    }
}

/// Applies the user and password in the query: clickhouse-go reads `username`, the HTTP interface `user`.
fn credentials(parts: &mut Parts) -> Result<(), ValueError> {
    let user = one_of(parts, "username", "user")?;
    let password = one_of(parts, "password", "password")?;
    set_credentials(parts, user, password)
}

fn database(parts: &mut Parts) -> Result<(), ValueError> {
    let Some(named) = one_of(parts, "database", "database")? else { return Ok(()) };
    // The value may be a second URL with its credentials, which would be printed as the database.
    if strings::any(named.expose_secret(), |byte| matches!(byte, b'?' | b'=')) {
        return Err(ValueError::because(
            "its parameter database has a ? or = in it, as if a second URL followed: keep one URL, or name the \
             database in the path",
        ));
    }
    match parts.path() {
        None | Some("") => parts.set_path(Some(named.expose_secret())),
        Some(path) if path == named.expose_secret() => {}
        Some(_) => {
            return Err(ValueError::because(
                "its path and its parameter database name different databases: remove one of the two",
            ));
        }
    }
    Ok(())
}

/// Removes the parameter from the query by one of its names. Only one is allowed.
fn one_of(parts: &mut Parts, name: &str, other: &str) -> Result<Option<SecretString>, ValueError> {
    let mut found = 0;
    for param in &parts.params {
        if param.name.eq_ignore_ascii_case(name) || param.name.eq_ignore_ascii_case(other) {
            found += 1;
        }
    }
    if found > 1 {
        return Err(ValueError::because(
            "its query has the user, the password or the database twice: remove one of the two",
        ));
    }
    Ok(parts.take_param(name).or(parts.take_param(other)))
}

fn tls(parts: &mut Parts, native: bool) -> Result<(), ValueError> {
    let (mut secure, mut skip_verify, mut named) = (None, None, false);
    for (name, value) in parts.params() {
        let known = [
            "secure", "s", "skip_verify", "tls_server_name", "protocol", "ssl", "sslmode", "tls",
            "accept-invalid-certificate", "host", "port", "alt_hosts",
        ];
        match *known.iter().find(|known| known.eq_ignore_ascii_case(name)).unwrap_or(&"") {
            "secure" | "s" => secure = Some(agreed(secure, value)?),
            "skip_verify" => skip_verify = Some(agreed(skip_verify, value)?),
            "tls_server_name" if value.is_empty() => {
                return Err(ValueError::because("its tls_server_name is empty: remove it"));
            }
            "tls_server_name" => named = true,
            "protocol" | "ssl" | "sslmode" | "tls" | "accept-invalid-certificate" => {
                return Err(ValueError::because(
                    "its scheme and its parameters secure and skip_verify decide about protocol and TLS: \
                     remove protocol=, ssl=, sslmode=, tls= and accept-invalid-certificate=, and write \
                     clickhouse://…?secure=true or https://",
                ));
            }
            "host" | "port" | "alt_hosts" => {
                return Err(ValueError::because(
                    "it has a parameter that names a host or a port, which only some clients read: write \
                     host:port before the path, and separate several hosts by commas",
                ));
            }
            _ => {}
        }
    }
    let tls = match (native, parts.tls(), secure) {
        (true, _, None) if implies_tls(parts) => {
            return Err(ValueError::because(
                "port 9440 and hosts of clickhouse.cloud have TLS for only some clients: add secure=true or \
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
            "skip_verify=true and tls_server_name are about TLS, and the URL has no TLS: add secure=true or \
             begin with https://, or remove them",
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

/// Reads a flag. It may be repeated with the same value.
fn agreed(before: Option<bool>, value: &str) -> Result<bool, ValueError> {
    let flag = match value {
        "" | "1" | "t" | "T" | "true" | "True" | "TRUE" => true,
        "0" | "f" | "F" | "false" | "False" | "FALSE" => false,
        _ => return Err(ValueError::because("its parameters secure and skip_verify must be true or false")),
    };
    if before.is_some_and(|before| before != flag) {
        return Err(ValueError::because(
            "its parameters secure, s or skip_verify contradict each other: remove one of them",
        ));
    }
    Ok(flag)
}

/// Whether clickhouse-client uses TLS although the URL does not ask for it.
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

/// Sets port 9440 for each host without a port.
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
