use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use super::one_host::socket;
use super::parameters::{Parameters, number};
use crate::kind::Tls;
use crate::resource::{Endpoint, MongoDb};
use crate::strings;
use crate::value::ValueError;

/// Makes the `ClientOptions` of MongoDB's driver of a [`MongoDb`](crate::resource::MongoDb).
///
/// ```ignore
/// let options = client::mongodb!(config.mongodb_url)?;
/// let client = mongodb::Client::with_options(options)?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes every host and socket, user, password, database and TLS, and these options: `authSource`, `authMechanism`,
/// `replicaSet`, `directConnection`, `loadBalanced`, `appName`, `retryWrites`, `retryReads`, `maxPoolSize`, `minPoolSize`,
/// `maxConnecting`, `maxIdleTimeMS`, `connectTimeoutMS`, `serverSelectionTimeoutMS`, `heartbeatFrequencyMS`,
/// `localThresholdMS`, `w`, `wtimeoutMS`, `journal`, `readConcernLevel`, `readPreference`, `tlsCAFile` and
/// `tlsCertificateKeyFile`.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | `mongodb+srv` | only the driver's parser resolves it: `ClientOptions::parse(config.mongodb_url.expose_url()).await?` |
/// | `tlsAllowInvalidHostnames=true` | the driver has it only with OpenSSL: remove it |
/// | an `authMechanism` that the driver has no feature for | |
/// | a value of an option above that the driver does not take | |
/// | another option: `compressors`, `authMechanismProperties`, `readPreferenceTags`, `socketTimeoutMS` and similar | remove it, or set it in the code and [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_mongodb {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_mongodb!($handle, crate = ::mongodb, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::mongodb(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut options = <client::options::ClientOptions as ::core::default::Default>::default();
            options.hosts.clear();
            for (host, port) in parts.hosts {
                options.hosts.push(match port {
                    #[cfg(unix)]
                    ::core::option::Option::None => client::options::ServerAddress::Unix { path: factor3::path(host) },
                    port => client::options::ServerAddress::Tcp { host, port },
                });
            }
            if parts.user.is_some() || parts.mechanism.is_some() {
                let mut credential = <client::options::Credential as ::core::default::Default>::default();
                credential.username = parts.user.map(factor3::owned);
                credential.password = parts.password.map(factor3::expose).map(factor3::owned);
                credential.source = parts.auth_source.map(factor3::owned);
                if let ::core::option::Option::Some(mechanism) = parts.mechanism {
                    match mechanism.parse::<client::options::AuthMechanism>() {
                        ::core::result::Result::Ok(mechanism) => {
                            credential.mechanism = ::core::option::Option::Some(mechanism);
                        }
                        ::core::result::Result::Err(_) => {
                            return ::core::result::Result::Err(factor3::MONGODB_MECHANISM);
                        }
                    }
                }
                options.credential = ::core::option::Option::Some(credential);
            }
            options.tls = ::core::option::Option::Some(if parts.tls {
                let mut tls = <client::options::TlsOptions as ::core::default::Default>::default();
                tls.allow_invalid_certificates = ::core::option::Option::Some(parts.insecure_tls);
                tls.ca_file_path = parts.ca_file;
                tls.cert_key_file_path = parts.key_file;
                client::options::Tls::Enabled(tls)
            } else {
                client::options::Tls::Disabled
            });
            options.default_database = parts.database.map(factor3::owned);
            options.repl_set_name = parts.replica_set.map(factor3::owned);
            options.app_name = parts.app_name.map(factor3::owned);
            options.direct_connection = parts.direct_connection;
            options.load_balanced = parts.load_balanced;
            options.retry_writes = parts.retry_writes;
            options.retry_reads = parts.retry_reads;
            options.max_pool_size = parts.max_pool_size;
            options.min_pool_size = parts.min_pool_size;
            options.max_connecting = parts.max_connecting;
            options.max_idle_time = parts.max_idle_time;
            options.connect_timeout = parts.connect_timeout;
            options.server_selection_timeout = parts.server_selection_timeout;
            options.heartbeat_freq = parts.heartbeat_frequency;
            options.local_threshold = parts.local_threshold;
            if parts.w.is_some() || parts.w_timeout.is_some() || parts.journal.is_some() {
                let mut concern = <client::options::WriteConcern as ::core::default::Default>::default();
                concern.w = parts.w.map(|(nodes, name)| match nodes {
                    ::core::option::Option::Some(nodes) => client::options::Acknowledgment::Nodes(nodes),
                    ::core::option::Option::None if name == "majority" => client::options::Acknowledgment::Majority,
                    ::core::option::Option::None => client::options::Acknowledgment::Custom(factor3::owned(name)),
                });
                concern.w_timeout = parts.w_timeout;
                concern.journal = parts.journal;
                options.write_concern = ::core::option::Option::Some(concern);
            }
            options.read_concern = parts.read_concern.map(|level| match level {
                "local" => client::options::ReadConcern::local(),
                "majority" => client::options::ReadConcern::majority(),
                "linearizable" => client::options::ReadConcern::linearizable(),
                "available" => client::options::ReadConcern::available(),
                _ => client::options::ReadConcern::snapshot(),
            });
            options.selection_criteria = parts.read_preference.map(|mode| {
                let options = ::core::default::Default::default();
                client::options::SelectionCriteria::ReadPreference(match mode {
                    "secondary" => client::options::ReadPreference::Secondary { options },
                    "primaryPreferred" => client::options::ReadPreference::PrimaryPreferred { options },
                    "secondaryPreferred" => client::options::ReadPreference::SecondaryPreferred { options },
                    "nearest" => client::options::ReadPreference::Nearest { options },
                    _ => client::options::ReadPreference::Primary,
                })
            });
            ::core::result::Result::Ok(options)
        })
    };
}

pub struct Parts<'a> {
    /// Each host with its port, or the path of a socket without one.
    pub hosts: Vec<(String, Option<u16>)>,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub auth_source: Option<&'a str>,
    pub mechanism: Option<&'a str>,
    pub tls: bool,
    pub insecure_tls: bool,
    pub ca_file: Option<PathBuf>,
    pub key_file: Option<PathBuf>,
    pub database: Option<&'a str>,
    pub replica_set: Option<&'a str>,
    pub app_name: Option<&'a str>,
    pub direct_connection: Option<bool>,
    pub load_balanced: Option<bool>,
    pub retry_writes: Option<bool>,
    pub retry_reads: Option<bool>,
    pub max_pool_size: Option<u32>,
    pub min_pool_size: Option<u32>,
    pub max_connecting: Option<u32>,
    pub max_idle_time: Option<Duration>,
    pub connect_timeout: Option<Duration>,
    pub server_selection_timeout: Option<Duration>,
    pub heartbeat_frequency: Option<Duration>,
    pub local_threshold: Option<Duration>,
    /// A number of nodes, or the name of a write concern.
    pub w: Option<(Option<u32>, &'a str)>,
    pub w_timeout: Option<Duration>,
    pub journal: Option<bool>,
    pub read_concern: Option<&'a str>,
    pub read_preference: Option<&'a str>,
}

pub fn parts<'a>(db: &'a MongoDb, ignored: &'a [&'a str]) -> Result<Parts<'a>, ValueError> {
    let parameters = Parameters::new(db.parts(), ignored);
    let mut hosts = Vec::new();
    for endpoint in db.endpoints() {
        match endpoint {
            Endpoint::Srv { .. } => {
                return Err(ValueError::because(
                    "only the driver's own parser resolves mongodb+srv://: pass expose_url() to ClientOptions::parse, or \
                     write mongodb:// with the hosts",
                ));
            }
            Endpoint::Unix(path) => socket(path).map(drop)?,
            Endpoint::Tcp { .. } => {}
        }
        hosts.push((endpoint.host().to_owned(), endpoint.port()));
    }
    if db.tls() == Tls::VerifyCa {
        return Err(ValueError::because(
            "the driver always verifies the name of the host, except with OpenSSL: remove tlsAllowInvalidHostnames",
        ));
    }
    parameters.refuse_others(PASSED, &[], OTHER)?;
    let time = |name| parameters.number(name, NUMBER).map(|time| time.map(Duration::from_millis));
    let count = |name| parameters.number::<u32>(name, NUMBER);
    let flag = |name| parameters.flag(name, FLAG);
    let one_of = |name: &str, words: &[&'static str]| match parameters.get(name) {
        None => Ok(None),
        Some(text) => {
            let known = words.iter().find(|word| word.eq_ignore_ascii_case(text));
            known.copied().map(Some).ok_or(ValueError::because(WORD))
        }
    };
    let w = parameters.get("w").map(|text| match strings::all(text, |byte| byte.is_ascii_digit()) {
        true => number(text, NUMBER).map(|nodes| (Some(nodes), text)),
        false => Ok((None, text)),
    });
    Ok(Parts {
        hosts,
        user: db.username(),
        password: db.password(),
        auth_source: db.auth_source(),
        mechanism: db.auth_mechanism(),
        tls: db.tls() != Tls::Off,
        insecure_tls: db.tls() < Tls::VerifyCa,
        ca_file: parameters.get("tlsCAFile").map(PathBuf::from),
        key_file: parameters.get("tlsCertificateKeyFile").map(PathBuf::from),
        database: db.database(),
        replica_set: db.replica_set(),
        app_name: parameters.get("appName"),
        direct_connection: flag("directConnection")?,
        load_balanced: flag("loadBalanced")?,
        retry_writes: flag("retryWrites")?,
        retry_reads: flag("retryReads")?,
        max_pool_size: count("maxPoolSize")?,
        min_pool_size: count("minPoolSize")?,
        max_connecting: count("maxConnecting")?,
        max_idle_time: time("maxIdleTimeMS")?,
        connect_timeout: time("connectTimeoutMS")?,
        server_selection_timeout: time("serverSelectionTimeoutMS")?,
        heartbeat_frequency: time("heartbeatFrequencyMS")?,
        local_threshold: time("localThresholdMS")?,
        w: w.transpose()?,
        w_timeout: time("wtimeoutMS")?,
        journal: flag("journal")?,
        read_concern: one_of("readConcernLevel", READ_CONCERNS)?,
        read_preference: one_of("readPreference", READ_PREFERENCES)?,
    })
}

pub const MECHANISM: ValueError = ValueError::because(
    "the driver is built without its authMechanism: write SCRAM-SHA-256, or enable the feature of the driver",
);

const NUMBER: &str =
    "an option that counts, such as maxPoolSize or connectTimeoutMS, is not a whole number: correct it";
const FLAG: &str =
    "its directConnection, loadBalanced, retryWrites, retryReads and journal must be true or false";
const WORD: &str = "its readConcernLevel must be local, majority, linearizable, available or snapshot, and its \
                    readPreference primary, primaryPreferred, secondary, secondaryPreferred or nearest";
const OTHER: &str = "it has an option that the macro does not pass to the driver: remove it, or set it in the code and \
                     name it in ignore = [..] of the macro";

const READ_CONCERNS: &[&str] = &["local", "majority", "linearizable", "available", "snapshot"];
const READ_PREFERENCES: &[&str] =
    &["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"];

const PASSED: &[&str] = &[
    "tls", "ssl", "tlsinsecure", "tlsallowinvalidcertificates", "tlsallowinvalidhostnames", "tlscafile",
    "tlscertificatekeyfile", "authsource", "authmechanism", "replicaset", "directconnection", "loadbalanced",
    "appname", "retrywrites", "retryreads", "maxpoolsize", "minpoolsize", "maxconnecting", "maxidletimems",
    "connecttimeoutms", "serverselectiontimeoutms", "heartbeatfrequencyms", "localthresholdms", "w",
    "wtimeoutms", "journal", "readconcernlevel", "readpreference",
];
