use std::path::Path;

use secrecy::SecretString;

use super::one_host::one_host;
use super::parameters::Parameters;
use crate::kind::Tls;
use crate::resource::Postgres;
use crate::strings;
use crate::value::ValueError;

/// Makes sqlx's `PgConnectOptions` of a [`Postgres`](crate::resource::Postgres).
///
/// sqlx 0.8 and 0.9 have the same setters.
///
/// ```ignore
/// let options = client::sqlx_postgres!(config.database_url)?;
/// let pool = PgPoolOptions::new().connect_with(options).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, directory of the socket, user, password, database and TLS. Without a database, it passes the name of
/// the user, as the server does. Of the parameters, it passes `application_name`, `sslrootcert`, `sslcert`, `sslkey`,
/// `options` and sqlx's own `statement-cache-capacity`.
///
/// sqlx takes what the URL does not name from `PGUSER`, `PGPASSWORD`, `PGSSLROOTCERT` and similar variables. It does not
/// read a password file here.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | several hosts | sqlx connects to one host: keep one |
/// | `options` other than `-c name=value` or `--name=value` without a backslash | sqlx has no setter for others |
/// | a `statement-cache-capacity` that is not a whole number | |
/// | another parameter that is not the usual setting of sqlx: `connect_timeout`, `channel_binding=require`, `target_session_attrs=read-write` and similar | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_sqlx_postgres {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_sqlx_postgres!($handle, crate = ::sqlx, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::sqlx_postgres(&$handle, &[$($($ignored),*)?]).map(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut options = client::postgres::PgConnectOptions::new_without_pgpass().ssl_mode(match parts.tls {
                factor3::Tls::Off => client::postgres::PgSslMode::Disable,
                factor3::Tls::Prefer => client::postgres::PgSslMode::Prefer,
                factor3::Tls::Require => client::postgres::PgSslMode::Require,
                factor3::Tls::VerifyCa => client::postgres::PgSslMode::VerifyCa,
                _ => client::postgres::PgSslMode::VerifyFull,
            });
            if let ::core::option::Option::Some((host, port)) = parts.tcp {
                options = options.host(host).port(port);
            }
            if let ::core::option::Option::Some((directory, port)) = parts.socket {
                options = options.socket(directory).port(port);
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
                options = options.ssl_root_cert(file);
            }
            if let ::core::option::Option::Some(file) = parts.certificate {
                options = options.ssl_client_cert(file);
            }
            if let ::core::option::Option::Some(file) = parts.key {
                options = options.ssl_client_key(file);
            }
            if let ::core::option::Option::Some(name) = parts.application_name {
                options = options.application_name(name);
            }
            if let ::core::option::Option::Some(capacity) = parts.statement_cache_capacity {
                options = options.statement_cache_capacity(capacity);
            }
            if !parts.options.is_empty() {
                options = options.options(parts.options);
            }
            options
        })
    };
}

pub struct SqlxPostgres<'a> {
    pub tls: Tls,
    pub tcp: Option<(&'a str, u16)>,
    pub socket: Option<(&'a Path, u16)>,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub database: Option<&'a str>,
    pub root_certificate: Option<&'a str>,
    pub certificate: Option<&'a str>,
    pub key: Option<&'a str>,
    pub application_name: Option<&'a str>,
    pub statement_cache_capacity: Option<usize>,
    pub options: Vec<(&'a str, &'a str)>,
}

pub fn parts<'a>(db: &'a Postgres, ignored: &'a [&'a str]) -> Result<SqlxPostgres<'a>, ValueError> {
    let place = one_host(db.endpoints(), SEVERAL)?;
    let parameters = Parameters::new(db.parts(), ignored);
    parameters.refuse_others(PASSED, USUAL, OTHER)?;
    Ok(SqlxPostgres {
        tls: db.tls(),
        tcp: place.tcp(),
        socket: place.socket().map(|directory| (directory, db.port())),
        user: db.username(),
        password: db.password(),
        // Without it, sqlx would take PGDATABASE.
        database: db.database().or(db.username()),
        // `system` is not a file: without one, sqlx trusts the system's certificates.
        root_certificate: parameters.get("sslrootcert").filter(|file| *file != "system"),
        certificate: parameters.get("sslcert"),
        key: parameters.get("sslkey"),
        application_name: parameters.get("application_name"),
        statement_cache_capacity: parameters.number(
            "statement-cache-capacity",
            "its statement-cache-capacity must be a whole number: write 0 for no cache",
        )?,
        options: parameters.get("options").map(settings).transpose()?.unwrap_or_default(),
    })
}

/// The settings in libpq's `options`: `-c name=value`, `-cname=value` or `--name=value`.
fn settings(text: &str) -> Result<Vec<(&str, &str)>, ValueError> {
    let error = ValueError::because(
        "its parameter options has more than settings, which sqlx cannot pass: write -c name=value for each, without \
         blanks or backslashes in the value",
    );
    if strings::contains(text, "\\") {
        return Err(error);
    }
    let mut settings = Vec::new();
    let mut words = text.split_ascii_whitespace();
    while let Some(word) = words.next() {
        let setting = match word {
            "-c" => words.next(),
            _ => word.strip_prefix("--").or(word.strip_prefix("-c")),
        };
        let (name, value) = setting.and_then(|setting| setting.split_once('=')).ok_or(error)?;
        if name.is_empty() {
            return Err(error);
        }
        settings.push((name, value));
    }
    Ok(settings)
}

const SEVERAL: &str = "it names several hosts, and sqlx connects to one: keep one host";
const OTHER: &str = "it has a parameter that sqlx has no setting for: remove it, or set it in the code and name it in \
                     ignore = [..] of the macro";

const PASSED: &[&str] = &[
    "sslmode", "ssl", "requiressl", "sslaccept", "sslrootcert", "sslcert", "sslkey", "application_name",
    "options", "statement-cache-capacity",
];

const USUAL: &[(&str, &str)] = &[
    ("sslnegotiation", "postgres"),
    ("channel_binding", "disable"),
    ("channel_binding", "prefer"),
    ("client_encoding", "utf8"),
    ("client_encoding", "utf-8"),
    ("gssencmode", "disable"),
    ("gssencmode", "prefer"),
    ("load_balance_hosts", "disable"),
    ("target_session_attrs", "any"),
];

#[cfg(test)]
mod tests {
    use super::settings;

    #[test]
    fn the_settings_in_options_are_read_as_libpq_reads_them() {
        assert_eq!(
            settings("-c geqo=off -csearch_path=a,b  --statement_timeout=5min"),
            Ok(vec![("geqo", "off"), ("search_path", "a,b"), ("statement_timeout", "5min")])
        );
        assert_eq!(settings(" "), Ok(vec![]));
        for refused in ["-c", "-c geqo", "--=x", "-d 5", "endpoint=x", r"-c a=b\ c", "project=x"] {
            settings(refused).unwrap_err();
        }
    }
}
