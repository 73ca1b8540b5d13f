mod checks;

use crate::kind::Scheme;
use crate::resource::conventions::Hosts;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// A MongoDB deployment: `mongodb://user:password@host:27017/database?tls=true`, usually in `MONGODB_URI`.
///
/// The grammar follows MongoDB's connection string specification, and its specifications of URI options,
/// authentication, seedlist discovery and load balancers:
/// `mongodb[+srv]://[user[:password]@]host[:port][,…][/[database]][?option=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | hosts | several, each with its own port; the default is 27017 |
/// | a socket | its path, percent-encoded: `%2Ftmp%2Fmongodb-27017.sock` |
/// | `mongodb+srv` | one host without a port, [`Endpoint::Srv`](crate::resource::Endpoint::Srv); verified TLS unless `tls=false` |
/// | `tls`, `ssl` | `true` is verified TLS |
/// | `tlsInsecure=true`, `tlsAllowInvalidCertificates=true` | [`Tls::Require`](crate::resource::Tls::Require) |
/// | `tlsAllowInvalidHostnames=true` | [`Tls::VerifyCa`](crate::resource::Tls::VerifyCa) |
/// | path | the database: [`database`](Resource::database) |
/// | `replicaSet`, `authSource`, `authMechanism` | [`replica_set`](Resource::replica_set), [`auth_source`](Resource::auth_source), [`auth_mechanism`](Resource::auth_mechanism) |
/// | `authMechanismProperties` | a [`secret_param`](Resource::secret_param), since it may contain a session token |
/// | the name of an option | ignores case |
/// | `appName=@USER@` | Azure Cosmos DB writes it so: the `@` is allowed there if `USER` is the user of the URL |
/// | another option | kept, and masked when printed, unless another client reads it as TLS or as the place to connect to; its value is not checked |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a second `:`, a `[` or `]` in the user and password | `%3A %5B %5D` |
/// | an empty user | omit the `@` |
/// | `/ \ " $`, a blank or a dot in the database | MongoDB does not allow them; `$external` is an `authSource` |
/// | a relative socket, a socket without `.sock` at its end, or with a port; a host name that ends in `.sock` | clients disagree about what is a socket |
/// | several hosts, a port, a socket or an address with `mongodb+srv` | the specification forbids it |
/// | different values of `tls` and `ssl`; `tlsInsecure` with another option that weakens TLS; `tlsAllowInvalidCertificates` with a revocation check | they contradict each other |
/// | an option that begins with `tls` or `ssl`, such as `tlsCAFile`, without `tls=true` | some clients then use TLS, others do not |
/// | `ssl_cert_reqs=CERT_NONE`, `sslValidate=false`, `ssl_match_hostname=false` | only older clients read them: `tlsAllowInvalidCertificates=true` or `tlsAllowInvalidHostnames=true` |
/// | `tls=false` with such an option | they contradict each other |
/// | `tls`, `ssl`, `tlsInsecure`, `tlsAllow…`, `directConnection` or `loadBalanced` with a value other than `true` or `false` | some clients ignore it, others refuse it |
/// | `directConnection=true` with several hosts or `mongodb+srv` | the specification forbids it |
/// | `loadBalanced=true` with several hosts, `replicaSet`, `directConnection=true` or `srvMaxHosts` | the specification forbids it |
/// | `srvServiceName` or `srvMaxHosts` without `mongodb+srv`; `srvMaxHosts` with `replicaSet` | the specification forbids it |
/// | an unknown `authMechanism` | the specification lists the known ones |
/// | an `authMechanism` without the user or password that it needs, with one that it does not allow, or with the wrong `authSource` | the specification forbids it |
/// | an empty `authSource`, `replicaSet` or `srvServiceName` | omit it |
/// | a repeated option with different values, except `readPreferenceTags` | clients differ in which one they use |
/// | a raw `;` after the `?` | it separates options for some clients: `&`, `%3B` |
/// | a percent escape in the name of an option | clients do not decode it |
///
/// ```
/// use factor3::resource::{MongoDb, Tls};
///
/// let db: MongoDb = "mongodb://app:x%2Fy@db-1,db-2:27018/shop?replicaSet=rs0&tls=true".parse()?;
/// assert_eq!((db.endpoints().len(), db.replica_set()), (2, Some("rs0")));
/// assert_eq!(db.tls(), Tls::VerifyFull);
/// assert_eq!((db.database(), db.auth_source()), (Some("shop"), Some("shop")));
/// assert_eq!(
///     db.to_string(),
///     "mongodb://app:***@db-1:27017,db-2:27018/shop?replicaSet=rs0&tls=true"
/// );
///
/// let atlas: MongoDb = "mongodb+srv://app:x@cluster0.example.net/shop".parse()?;
/// assert_eq!((atlas.host(), atlas.tls()), ("cluster0.example.net", Tls::VerifyFull));
/// assert_eq!(atlas.auth_source(), None);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::mongodb!`](crate::client) passes the parts with their options, and refuses what the driver cannot express.
///
/// Pass [`expose_url`](Resource::expose_url) with all its options to MongoDB's own driver:
///
/// ```ignore
/// let options = ClientOptions::parse(db.expose_url()).await?;
/// ```
///
/// Or pass the parts that the connection needs:
///
/// ```ignore
/// let mut options = ClientOptions::default();
/// options.hosts.clear();
/// for endpoint in db.endpoints() {
///     options.hosts.push(match endpoint {
///         Endpoint::Tcp { host, port } => {
///             let (host, port) = (host.clone(), Some(*port));
///             ServerAddress::Tcp { host, port }
///         }
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
/// The driver (mongodb 3.9) reads some URLs differently:
///
/// - It requires a scheme in lower case, and does not decode a host's name.
/// - It refuses options that are unknown or repeated, such as `socketTimeoutMS` and `timeoutMS`.
/// - It refuses `tlsAllowInvalidHostnames` without OpenSSL, and `mongodb+srv` without its feature `dns-resolver`.
/// - Without OpenSSL, it verifies the host's name even for [`Tls::VerifyCa`](crate::resource::Tls::VerifyCa), also if
///   you pass the parts.
/// - Its errors show the values of options, including session tokens: do not log them.
///
/// (`tests/packages/live` in the repository runs this code against a server of the wire protocol, and compares the
/// handle with the driver's own parser.)
#[derive(Debug)]
#[non_exhaustive]
pub enum MongoDb {}

impl Service for MongoDb {
    const NAME: &'static str = "MongoDb";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("mongodb", 27017), Scheme::srv("mongodb+srv")];
    const EXAMPLE: &'static str = "mongodb://user:password@localhost:27017/database";
    const NOUN: &'static str = "a MongoDB URL";
    const HOSTS: Hosts = Hosts::Several;
    const SOCKET_HOST: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "tls", "ssl", "tlsinsecure", "tlsallowinvalidcertificates", "tlsallowinvalidhostnames", "replicaset",
        "authsource", "authmechanism", "directconnection", "loadbalanced", "srvservicename", "srvmaxhosts",
        "appname", "retrywrites", "retryreads", "readpreference", "readconcernlevel", "w", "wtimeoutms",
        "journal", "maxpoolsize", "minpoolsize", "maxidletimems", "connecttimeoutms", "sockettimeoutms",
        "serverselectiontimeoutms", "compressors",
    ];
    const SECRET_PARAMS: &'static [&'static str] =
        &["authmechanismproperties", "proxypassword", "tlscertificatekeyfilepassword"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        checks::written(parts)?;
        checks::database(parts)?;
        checks::repeated(parts)?;
        checks::tls(parts)?;
        checks::foreign(parts)?;
        checks::topology(parts)?;
        checks::authentication(parts)
    }
}

impl Resource<MongoDb> {
    /// The default database of the client.
    ///
    /// It also holds the user if the URL has no `authSource`: see [`auth_source`](Self::auth_source).
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        self.path().filter(|path| !path.is_empty())
    }

    /// The name of the replica set. With `mongodb+srv`, a TXT record may name one if the URL does not.
    #[must_use]
    pub fn replica_set(&self) -> Option<&str> {
        self.param("replicaSet")
    }

    /// The authentication mechanism, such as `SCRAM-SHA-256`. If it is `None`, client and server negotiate one.
    #[must_use]
    pub fn auth_mechanism(&self) -> Option<&str> {
        self.param("authMechanism")
    }

    /// The database that holds the user: `authSource`, or the default of the mechanism, or the database, or `admin`.
    ///
    /// It is `None` if there is neither a user nor a mechanism, and for `mongodb+srv` if a TXT record may decide.
    #[must_use]
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
