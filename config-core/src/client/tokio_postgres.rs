use std::time::Duration;

use secrecy::SecretString;

use super::one_host::socket;
use super::parameters::{Parameters, number};
use crate::kind::Tls;
use crate::resource::{Endpoint, Postgres};
use crate::value::ValueError;

/// Makes tokio-postgres's `Config` of a [`Postgres`](crate::resource::Postgres).
///
/// ```ignore
/// let postgres = client::tokio_postgres!(config.database_url)?;
/// let (client, connection) = postgres.connect(tls).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes every host and socket with its port, in order, and user, password and database. Of the parameters, it passes
/// `application_name`, `options`, `connect_timeout`, `keepalives`, `keepalives_idle`, `keepalives_interval`,
/// `keepalives_count`, `tcp_user_timeout`, `target_session_attrs`, `channel_binding`, `load_balance_hosts` and
/// `sslnegotiation`, with their meaning in libpq.
///
/// The `Config` has only three levels of TLS, so [`Tls::Require`](crate::resource::Tls::Require) and the stricter levels are
/// all `SslMode::Require`, which never connects without TLS. **The connector in `connect` verifies the certificate:** make
/// one that does what [`tls()`](crate::resource::Resource::tls) says.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | `sslrootcert` (except `system`), `sslcert`, `sslkey` | the connector has to read them: [ignore](index.html#parameters) them, and pass them to it |
/// | `target_session_attrs` other than `any`, `read-write` and `read-only` | tokio-postgres has no setting for others |
/// | a time that is not a whole number | |
/// | another parameter: `gssencmode=require`, `sslcrl` and similar | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_tokio_postgres {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_tokio_postgres!($handle, crate = ::tokio_postgres, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::tokio_postgres(&$handle, &[$($($ignored),*)?]).map(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut config = client::Config::new();
            for (host, port) in parts.hosts {
                config.host(host).port(port);
            }
            config.ssl_mode(match parts.tls {
                factor3::Tls::Off => client::config::SslMode::Disable,
                factor3::Tls::Prefer => client::config::SslMode::Prefer,
                _ => client::config::SslMode::Require,
            });
            if let ::core::option::Option::Some(user) = parts.user {
                config.user(user);
            }
            if let ::core::option::Option::Some(password) = parts.password {
                config.password(factor3::expose(password));
            }
            if let ::core::option::Option::Some(database) = parts.database {
                config.dbname(database);
            }
            if let ::core::option::Option::Some(name) = parts.application_name {
                config.application_name(name);
            }
            if let ::core::option::Option::Some(options) = parts.options {
                config.options(options);
            }
            if let ::core::option::Option::Some(timeout) = parts.connect_timeout {
                config.connect_timeout(timeout);
            }
            if let ::core::option::Option::Some(timeout) = parts.tcp_user_timeout {
                config.tcp_user_timeout(timeout);
            }
            if let ::core::option::Option::Some(on) = parts.keepalives {
                config.keepalives(on);
            }
            if let ::core::option::Option::Some(time) = parts.keepalives_idle {
                config.keepalives_idle(time);
            }
            if let ::core::option::Option::Some(time) = parts.keepalives_interval {
                config.keepalives_interval(time);
            }
            if let ::core::option::Option::Some(count) = parts.keepalives_count {
                config.keepalives_retries(count);
            }
            match parts.target_session_attrs {
                ::core::option::Option::Some("read-write") => {
                    config.target_session_attrs(client::config::TargetSessionAttrs::ReadWrite);
                }
                ::core::option::Option::Some("read-only") => {
                    config.target_session_attrs(client::config::TargetSessionAttrs::ReadOnly);
                }
                _ => {}
            }
            match parts.channel_binding {
                ::core::option::Option::Some("disable") => {
                    config.channel_binding(client::config::ChannelBinding::Disable);
                }
                ::core::option::Option::Some("require") => {
                    config.channel_binding(client::config::ChannelBinding::Require);
                }
                _ => {}
            }
            if parts.random_hosts {
                config.load_balance_hosts(client::config::LoadBalanceHosts::Random);
            }
            if parts.direct_tls {
                config.ssl_negotiation(client::config::SslNegotiation::Direct);
            }
            config
        })
    };
}

pub struct TokioPostgres<'a> {
    pub hosts: Vec<(&'a str, u16)>,
    pub tls: Tls,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub database: Option<&'a str>,
    pub application_name: Option<&'a str>,
    pub options: Option<&'a str>,
    pub connect_timeout: Option<Duration>,
    pub tcp_user_timeout: Option<Duration>,
    pub keepalives: Option<bool>,
    pub keepalives_idle: Option<Duration>,
    pub keepalives_interval: Option<Duration>,
    pub keepalives_count: Option<u32>,
    pub target_session_attrs: Option<&'a str>,
    pub channel_binding: Option<&'a str>,
    pub random_hosts: bool,
    pub direct_tls: bool,
}

pub fn parts<'a>(db: &'a Postgres, ignored: &'a [&'a str]) -> Result<TokioPostgres<'a>, ValueError> {
    let parameters = Parameters::new(db.parts(), ignored);
    let own_file = parameters.get("sslrootcert").is_some_and(|file| file != "system");
    if own_file || parameters.has_one_of(&["sslcert", "sslkey"]) {
        return Err(ValueError::because(
            "it names the file of a certificate or key, which the TLS connector of tokio-postgres has to read: pass the \
             file to the connector, and name the parameter in ignore = [..] of the macro",
        ));
    }
    parameters.refuse_others(PASSED, USUAL, OTHER)?;
    let mut hosts = Vec::new();
    for endpoint in db.endpoints() {
        hosts.push(match endpoint {
            Endpoint::Tcp { host, port } => (host.as_str(), *port),
            Endpoint::Unix(path) => {
                socket(path)?;
                (endpoint.host(), db.port())
            }
            Endpoint::Srv { .. } => return Err(ValueError::because(OTHER)),
        });
    }
    let one_of = |name: &str, words: &[&str]| match parameters.get(name) {
        Some(word) if !words.contains(&word) => Err(ValueError::because(WORD)),
        word => Ok(word),
    };
    // 0 and less mean the default of the system, which is also tokio-postgres's without the setting.
    let time = |name: &str, unit: fn(u64) -> Duration| match parameters.get(name) {
        None => Ok(None),
        Some(text) if text.starts_with('-') => {
            number::<u64>(text.get(1..).unwrap_or_default(), TIME).map(|_| None)
        }
        Some(text) => number(text, TIME).map(|time| if time == 0 { None } else { Some(unit(time)) }),
    };
    Ok(TokioPostgres {
        hosts,
        tls: db.tls(),
        user: db.username(),
        password: db.password(),
        database: db.database(),
        application_name: parameters.get("application_name"),
        options: parameters.get("options"),
        connect_timeout: time("connect_timeout", Duration::from_secs)?,
        tcp_user_timeout: time("tcp_user_timeout", Duration::from_millis)?,
        keepalives: parameters.number::<u8>("keepalives", TIME)?.map(|on| on != 0),
        keepalives_idle: time("keepalives_idle", Duration::from_secs)?,
        keepalives_interval: time("keepalives_interval", Duration::from_secs)?,
        keepalives_count: parameters.number("keepalives_count", TIME)?.filter(|count| *count != 0),
        target_session_attrs: one_of("target_session_attrs", &["any", "read-write", "read-only"])?,
        channel_binding: one_of("channel_binding", &["disable", "prefer", "require"])?,
        random_hosts: one_of("load_balance_hosts", &["disable", "random"])? == Some("random"),
        direct_tls: one_of("sslnegotiation", &["postgres", "direct"])? == Some("direct"),
    })
}

const WORD: &str = "its target_session_attrs, channel_binding, load_balance_hosts or sslnegotiation has a value that \
                    tokio-postgres has no setting for: write any, read-write or read-only for target_session_attrs, \
                    prefer for channel_binding, disable for load_balance_hosts, postgres for sslnegotiation";
const TIME: &str =
    "its connect_timeout, tcp_user_timeout or a parameter of keepalives is not a whole number: correct it";
const OTHER: &str = "it has a parameter that tokio-postgres has no setting for: remove it, or name it in ignore = [..] \
                     of the macro if the code does not need it";

const PASSED: &[&str] = &[
    "sslmode", "ssl", "requiressl", "sslaccept", "sslrootcert", "sslnegotiation", "application_name",
    "options", "connect_timeout", "tcp_user_timeout", "keepalives", "keepalives_idle", "keepalives_interval",
    "keepalives_count", "target_session_attrs", "channel_binding", "load_balance_hosts",
];

const USUAL: &[(&str, &str)] = &[
    ("client_encoding", "utf8"),
    ("client_encoding", "utf-8"),
    ("gssencmode", "disable"),
    ("gssencmode", "prefer"),
];
