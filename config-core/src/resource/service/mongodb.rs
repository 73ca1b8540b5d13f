mod checks;

use crate::resource::{Hosts, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// A MongoDB deployment: `mongodb://user:password@host:27017/database?tls=true`, usually in `MONGODB_URI`.
///
/// The grammar is that of MongoDB's connection string specification, with its URI options, authentication,
/// seedlist discovery and load balancer specifications:
/// `mongodb[+srv]://[user[:password]@]host[:port][,…][/[database]][?option=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | hosts | several, each with its own port; 27017 where none is given |
/// | a socket | its path, as `%2Ftmp%2Fmongodb-27017.sock` |
/// | `mongodb+srv` | one host without a port, [`Endpoint::Srv`](crate::resource::Endpoint::Srv); verified TLS unless `tls=false` |
/// | `tls`, `ssl` | `true` is verified TLS |
/// | `tlsInsecure=true`, `tlsAllowInvalidCertificates=true` | [`Tls::Require`](crate::resource::Tls::Require) |
/// | `tlsAllowInvalidHostnames=true` | [`Tls::VerifyCa`](crate::resource::Tls::VerifyCa) |
/// | path | the database: [`database`](Resource::database) |
/// | `replicaSet`, `authSource`, `authMechanism` | [`replica_set`](Resource::replica_set), [`auth_source`](Resource::auth_source), [`auth_mechanism`](Resource::auth_mechanism) |
/// | `authMechanismProperties` | a [`secret_param`](Resource::secret_param): it may hold a session token |
/// | an option's name | ignores case |
/// | another option | kept, and masked when printed; its value is the client's to judge |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | a second `:`, a `[` or `]` in the user and password | `%3A %5B %5D` |
/// | an empty user | leave the `@` away |
/// | `/ \ " $`, a blank or a dot in the database | MongoDB has no such name; `$external` is an `authSource` |
/// | a relative socket, one that does not end in `.sock`, one with a port or a colon in its path, a name that ends in `.sock` | clients disagree about what is a socket |
/// | several hosts, a port, a socket or an address with `mongodb+srv` | the specification |
/// | `tls` and `ssl`, `tlsInsecure` and another that weakens TLS, `tlsAllowInvalidCertificates` and a revocation check | they contradict each other |
/// | an option that begins with `tls` or `ssl`, such as `tlsCAFile`, without `tls=true` | some clients then use TLS, others do not |
/// | `tls=false` with one of those | a contradiction |
/// | `tls`, `ssl`, `tlsInsecure`, `tlsAllow…`, `directConnection` or `loadBalanced` that is neither `true` nor `false` | clients ignore it, or refuse it |
/// | `directConnection=true` with several hosts or `mongodb+srv` | the specification |
/// | `loadBalanced=true` with several hosts, `replicaSet`, `directConnection=true` or `srvMaxHosts` | the specification |
/// | `srvServiceName`, `srvMaxHosts` without `mongodb+srv`; `srvMaxHosts` with `replicaSet` | the specification |
/// | an unknown `authMechanism`; one without the user or password it needs, with one it cannot have, or with another `authSource` than `$external` | the specification |
/// | an empty `authSource`, `replicaSet` or `srvServiceName` | leave it away |
/// | an option twice with different values, but for `readPreferenceTags` | clients take the one or the other |
/// | a raw `;` behind the `?` | it separates options for some clients: `&`, `%3B` |
/// | an escape in an option's name | clients do not decode it |
///
/// ```
/// use factor3::resource::{MongoDb, Tls};
///
/// let db: MongoDb = "mongodb://app:x%2Fy@db-1,db-2:27018/shop?replicaSet=rs0&tls=true".parse()?;
/// assert_eq!((db.endpoints().len(), db.replica_set(), db.tls()), (2, Some("rs0"), Tls::VerifyFull));
/// assert_eq!((db.database(), db.auth_source()), (Some("shop"), Some("shop")));
/// assert_eq!(db.to_string(), "mongodb://app:***@db-1:27017,db-2:27018/shop?replicaSet=rs0&tls=true");
///
/// let atlas: MongoDb = "mongodb+srv://app:x@cluster0.example.net/shop".parse()?;
/// assert_eq!((atlas.host(), atlas.tls(), atlas.auth_source()), ("cluster0.example.net", Tls::VerifyFull, None));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// For MongoDB's own driver, by [`expose_url`](Resource::expose_url), with all the options:
///
/// ```ignore
/// let options = ClientOptions::parse(db.expose_url()).await?;
/// ```
///
/// By the parts, what makes the connection:
///
/// ```ignore
/// let mut options = ClientOptions::default();
/// options.hosts.clear();
/// for endpoint in db.endpoints() {
///     options.hosts.push(match endpoint {
///         Endpoint::Tcp { host, port } => ServerAddress::Tcp { host: host.clone(), port: Some(*port) },
///         socket => ServerAddress::Unix { path: socket.host().into() },
///     });
/// }
/// if db.username().is_some() || db.auth_mechanism().is_some() {
///     let mut credential = Credential::default();
///     credential.username = db.username().map(str::to_owned);
///     credential.password = db.password().map(|password| password.expose_secret().to_owned());
///     credential.source = db.auth_source().map(str::to_owned);
///     credential.mechanism = db.auth_mechanism().map(str::parse::<AuthMechanism>).transpose()?;
///     options.credential = Some(credential);
/// }
/// if db.tls() != Tls::Off {
///     let mut tls = TlsOptions::default();
///     tls.allow_invalid_certificates = Some(db.tls() == Tls::Require);
///     tls.ca_file_path = db.param("tlsCAFile").map(Into::into);
///     options.tls = Some(options::Tls::Enabled(tls));
/// }
/// options.default_database = db.database().map(str::to_owned);
/// options.repl_set_name = db.replica_set().map(str::to_owned);
/// ```
///
/// By URL, the driver (mongodb 3.9) demands a scheme in lower case, does not decode a host's name, and refuses every
/// option that it does not know, is built without, or finds twice: `tlsAllowInvalidHostnames` without OpenSSL,
/// `socketTimeoutMS`, `timeoutMS`, and `mongodb+srv` without its feature `dns-resolver`. By the parts as well it verifies
/// the host's name under [`Tls::VerifyCa`](crate::resource::Tls::VerifyCa) without OpenSSL. Its errors show the values
/// of options, session tokens among them: keep them out of the log.
///
/// (`tests/live` of the repository runs this very code on a server of the wire protocol, and compares the handle with
/// the driver's own parser.)
#[derive(Debug)]
#[non_exhaustive]
pub enum MongoDb {}

impl Service for MongoDb {
    const NAME: &'static str = "MongoDb";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("mongodb", 27017), Scheme::srv("mongodb+srv")];
    const EXAMPLE: &'static str = "mongodb://user:password@localhost:27017/database";
    const HOSTS: Hosts = Hosts::Several;
    const SOCKET_HOST: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "tls",
        "ssl",
        "tlsinsecure",
        "tlsallowinvalidcertificates",
        "tlsallowinvalidhostnames",
        "replicaset",
        "authsource",
        "authmechanism",
        "directconnection",
        "loadbalanced",
        "srvservicename",
        "srvmaxhosts",
        "appname",
        "retrywrites",
        "retryreads",
        "readpreference",
        "readconcernlevel",
        "w",
        "wtimeoutms",
        "journal",
        "maxpoolsize",
        "minpoolsize",
        "maxidletimems",
        "connecttimeoutms",
        "sockettimeoutms",
        "serverselectiontimeoutms",
        "compressors",
    ];
    const SECRET_PARAMS: &'static [&'static str] =
        &["authmechanismproperties", "proxypassword", "tlscertificatekeyfilepassword"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        checks::written(parts)?;
        checks::database(parts)?;
        checks::repeated(parts)?;
        checks::tls(parts)?;
        checks::topology(parts)?;
        checks::authentication(parts)
    }
}

impl Resource<MongoDb> {
    /// The database: what a client takes where the app names none, and what holds the user where
    /// [`auth_source`](Self::auth_source) is not given.
    #[must_use]
    #[inline]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The name of the replica set. With `mongodb+srv`, a TXT record may name one where the URL does not.
    #[must_use]
    #[inline]
    pub fn replica_set(&self) -> Option<&str> {
        self.param("replicaSet")
    }

    /// The mechanism, such as `SCRAM-SHA-256`. Without one, client and server agree on it.
    #[must_use]
    #[inline]
    pub fn auth_mechanism(&self) -> Option<&str> {
        self.param("authMechanism")
    }

    /// The database that holds the user: `authSource`, else what the mechanism says, else the database, else
    /// `admin`. `None` without a user and a mechanism, and with `mongodb+srv` where a TXT record has the say.
    #[must_use]
    #[inline]
    pub fn auth_source(&self) -> Option<&str> {
        if let Some(source) = self.param("authSource") {
            return Some(source);
        }
        let mechanism = self.auth_mechanism();
        match mechanism {
            Some("GSSAPI" | "MONGODB-X509" | "MONGODB-AWS" | "MONGODB-OIDC") => Some(EXTERNAL),
            None if self.username().is_none() => None,
            _ if self.scheme() == SRV => None,
            Some("PLAIN") => self.database().or(Some(EXTERNAL)),
            _ => self.database().or(Some("admin")),
        }
    }
}

const SRV: &str = "mongodb+srv";
const EXTERNAL: &str = "$external";
