use std::path::Path;

use secrecy::SecretString;

use super::one_host::one_host;
use super::parameters::Parameters;
use super::sign_in;
use crate::kind::Tls;
use crate::resource::MySql;
use crate::strings;
use crate::value::ValueError;

/// Makes sqlx's `MySqlConnectOptions` of a [`MySql`](crate::resource::MySql).
///
/// sqlx 0.8 and 0.9 have the same setters.
///
/// ```ignore
/// let options = client::sqlx_mysql!(config.database_url)?;
/// let pool = MySqlPoolOptions::new().connect_with(options).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, socket, user, password unless it is empty, database and TLS. Of the parameters, it passes `ssl-ca`, `ssl-cert`,
/// `ssl-key`, `charset`, `collation`, `time-zone` and sqlx's own `statement-cache-capacity`, in each spelling that the
/// handle reads. It passes Prisma's `sslcert`, which has no key, as `ssl_ca`. Without a user, sqlx uses `root`.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a `charset`, `collation` or `time-zone` with other characters than letters, digits and `_ / + - :` | sqlx would insert it into a statement |
/// | a `statement-cache-capacity` that is not a whole number | |
/// | `ssl-ca`, `ssl-cert`, `ssl-key` or `time-zone` by two names, with different values | keep one |
/// | another parameter: `ssl-capath`, `connect-timeout`, `pool_max` and similar | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_sqlx_mysql {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_sqlx_mysql!($handle, crate = ::sqlx, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::sqlx_mysql(&$handle, &[$($($ignored),*)?]).map(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut options = client::mysql::MySqlConnectOptions::new().ssl_mode(match parts.tls {
                factor3::Tls::Off => client::mysql::MySqlSslMode::Disabled,
                factor3::Tls::Prefer => client::mysql::MySqlSslMode::Preferred,
                factor3::Tls::Require => client::mysql::MySqlSslMode::Required,
                factor3::Tls::VerifyCa => client::mysql::MySqlSslMode::VerifyCa,
                _ => client::mysql::MySqlSslMode::VerifyIdentity,
            });
            if let ::core::option::Option::Some((host, port)) = parts.tcp {
                options = options.host(host).port(port);
            }
            if let ::core::option::Option::Some(path) = parts.socket {
                options = options.socket(path);
            }
            if let ::core::option::Option::Some(user) = parts.user {
                options = options.username(user);
            }
            if let ::core::option::Option::Some(password) = parts.password {
                options = options.password(factor3::expose(password));
            }
            if let ::core::option::Option::Some(database) = parts.database {
                options = options.database(database);
            }
            if let ::core::option::Option::Some(file) = parts.root_certificate {
                options = options.ssl_ca(file);
            }
            if let ::core::option::Option::Some(file) = parts.certificate {
                options = options.ssl_client_cert(file);
            }
            if let ::core::option::Option::Some(file) = parts.key {
                options = options.ssl_client_key(file);
            }
            if let ::core::option::Option::Some(charset) = parts.charset {
                options = options.charset(charset);
            }
            if let ::core::option::Option::Some(collation) = parts.collation {
                options = options.collation(collation);
            }
            if let ::core::option::Option::Some(zone) = parts.time_zone {
                options = options.timezone(::core::option::Option::Some(zone));
            }
            if let ::core::option::Option::Some(capacity) = parts.statement_cache_capacity {
                options = options.statement_cache_capacity(capacity);
            }
            options
        })
    };
}

pub struct SqlxMySql<'a> {
    pub tls: Tls,
    pub tcp: Option<(&'a str, u16)>,
    pub socket: Option<&'a Path>,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub database: Option<&'a str>,
    pub root_certificate: Option<&'a str>,
    pub certificate: Option<&'a str>,
    pub key: Option<&'a str>,
    pub charset: Option<&'a str>,
    pub collation: Option<&'a str>,
    pub time_zone: Option<String>,
    pub statement_cache_capacity: Option<usize>,
}

pub fn parts<'a>(db: &'a MySql, ignored: &'a [&'a str]) -> Result<SqlxMySql<'a>, ValueError> {
    let place = one_host(db.endpoints(), "it names several hosts, and sqlx connects to one: keep one host")?;
    let parameters = Parameters::new(db.parts(), ignored);
    parameters.refuse_others(PASSED, &[], OTHER)?;
    let word = |names: &[&str]| match parameters.by_any_name(names)? {
        Some(text) if text.is_empty() || !strings::all(text, is_plain) => Err(ValueError::because(
            "its charset, collation or time-zone has a character that sqlx would insert into a statement: write only \
             letters, digits and _ / + - :",
        )),
        word => Ok(word),
    };
    let authority = parameters.by_any_name(&["ssl-ca", "sslca", "ssl_ca"])?;
    let certificate = parameters.by_any_name(&["ssl-cert", "sslcert", "ssl_cert"])?;
    let key = parameters.by_any_name(&["ssl-key", "sslkey", "ssl_key"])?;
    // Prisma's `sslcert` is the certificate of an authority.
    let (authority, certificate) = match (key, authority) {
        (None, None) => (certificate, None),
        _ => (authority, certificate),
    };
    Ok(SqlxMySql {
        tls: db.tls(),
        tcp: place.tcp(),
        socket: place.socket(),
        user: db.username(),
        password: sign_in::password(db.password()),
        database: db.database(),
        root_certificate: authority,
        certificate,
        key,
        charset: word(&["charset"])?,
        collation: word(&["collation"])?,
        time_zone: word(&["time-zone", "timezone"])?.map(str::to_owned),
        statement_cache_capacity: parameters.number(
            "statement-cache-capacity",
            "its statement-cache-capacity must be a whole number: write 0 for no cache",
        )?,
    })
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'+' | b'-' | b':')
}

const OTHER: &str = "it has a parameter that sqlx has no setting for: remove it, or set it in the code and name it in \
                     ignore = [..] of the macro";

const PASSED: &[&str] = &[
    "ssl-mode", "sslmode", "ssl_mode", "sslaccept", "ssl", "require_ssl", "verify_ca", "verify_identity",
    "usessl", "requiressl", "verifyservercertificate", "ssl-ca", "sslca", "ssl_ca", "ssl-cert", "sslcert",
    "ssl_cert", "ssl-key", "sslkey", "ssl_key", "charset", "collation", "time-zone", "timezone",
    "statement-cache-capacity",
];
