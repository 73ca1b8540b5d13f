use super::set_credentials;

use crate::kind::{Scheme, Tls};
use crate::resource::conventions::{EmptyHost, LoneUserinfo};
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// Redis or Valkey: `redis://:password@host:6379/0`, usually in `REDIS_URL`.
///
/// The grammar follows the IANA registrations `redis` and `rediss`, with the forms that clients share:
/// `scheme://[[user]:password@][host][:port][/number][?db=number]`.
///
/// | part | meaning |
/// |---|---|
/// | `redis valkey` | no TLS |
/// | `rediss valkeys` | verified TLS; `#insecure` turns the verification off, as in redis-rs |
/// | `unix redis+unix valkey+unix` | a socket, `unix:///run/redis.sock?db=1` |
/// | host, port | the defaults are `localhost` and 6379 |
/// | path or `db=` | the number of the database; both must agree, and the default is 0. redis-rs ignores `db=` with a host: use [`database`](Resource::database) |
/// | `user`, `username`, `pass`, `password` | the credentials as parameters, if the URL has no userinfo |
/// | `ssl_cert_reqs` with `rediss` | `required` and `optional` change nothing, and `none` turns the verification off, also with `CERT_` before them, as in redis-py and Celery |
/// | an empty user | no user: the server uses its default user |
/// | an empty password | kept; clients send none, and [`redis!`](crate::client::redis) passes none |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a userinfo without a colon, `redis://x@host` | it is the user for redis-rs, redis-py and ioredis, and the password for redis-cli, redigo and lettuce: `:PASSWORD@`, `USER:PASSWORD@` |
/// | Sentinel schemes, `master_name=`, `redis_sentinel=`, `sentinelMasterId=` and `sentinel…=` | the host is a Sentinel, for which clients have no common URL: the Redis server itself |
/// | `host= port= addr= path= unix_socket_path=` and similar | some clients would use another host than the URL's |
/// | `database=` | only lettuce reads it: the path, or `db=` |
/// | `tls=` and `ssl=`; `ssl_check_hostname= skip_verify= verifyPeer=` and similar; `ssl_cert_reqs=` with `redis` | the scheme, and `#insecure` |
/// | one of `db user username pass password` twice, or by both names | some clients use the first value, others the last |
/// | `redis` with a host and port of Azure Cache, DigitalOcean or ElastiCache Serverless that take only TLS | `rediss` |
/// | a raw `+` after the `?` | redis-rs, redis-py and go-redis read a blank: `%20`, `%2B` |
/// | a database that is not a number | Redis databases have only numbers |
///
/// ```
/// use factor3::resource::{Redis, Tls};
///
/// let cache: Redis = "rediss://worker:s%23cret@cache.internal/2".parse()?;
/// assert_eq!((cache.host(), cache.port(), cache.database()), ("cache.internal", 6379, 2));
/// assert_eq!((cache.username(), cache.tls()), (Some("worker"), Tls::VerifyFull));
/// assert_eq!(cache.to_string(), "rediss://***@cache.internal:6379/2");
///
/// let ambiguous = "redis://s3cret@cache.internal".parse::<Redis>().unwrap_err();
/// assert!(ambiguous.to_string().contains("scheme://:PASSWORD@host"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::redis!`](crate::client) does this, and refuses what redis-rs cannot express.
///
/// Pass the parts. For redis-rs, build `addr` and `settings` for
/// `addr.into_connection_info()?.set_redis_settings(settings)`:
///
/// ```ignore
/// let (host, port) = (cache.host().to_owned(), cache.port());
/// let addr = match (cache.endpoints(), cache.tls()) {
///     ([Endpoint::Unix(path)], _) => ConnectionAddr::Unix(path.clone()),
///     (_, Tls::Off) => ConnectionAddr::Tcp(host, port),
///     (_, tls) => {
///         let insecure = tls == Tls::Require;
///         ConnectionAddr::TcpTls { host, port, insecure, tls_params: None }
///     }
/// };
/// let mut settings = RedisConnectionInfo::default().set_db(cache.database().into());
/// if let Some(user) = cache.username() {
///     settings = settings.set_username(user);
/// }
/// if let Some(password) = cache.password() {
///     settings = settings.set_password(password.expose_secret());
/// }
/// ```
///
/// redis-rs 1.8 reads [`expose_url`](Resource::expose_url) differently:
///
/// - It requires a host or a socket.
/// - With a host, it ignores `db=` and the parameters for the user and password.
/// - With a socket, it reads only `db`, `user` and `pass`, and a user and password before the path are an error.
/// - It reads the names of parameters only in lower case, while the handle ignores their case.
///
/// The certificate of Heroku's `rediss://` is self-signed, and the add-on owns the variable, so that `#insecure` cannot be
/// added to the URL. An application that accepts that certificate sets `insecure` of `ConnectionAddr::TcpTls` itself.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Redis {}

impl Service for Redis {
    const NAME: &'static str = "Redis";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("redis", 6379),
        Scheme::tls("rediss", 6379),
        Scheme::new("valkey", 6379),
        Scheme::tls("valkeys", 6379),
        Scheme::unix("unix"),
        Scheme::unix("redis+unix"),
        Scheme::unix("valkey+unix"),
    ];
    const EXAMPLE: &'static str = "redis://:password@localhost:6379/0";
    const NOUN: &'static str = "a Redis URL";
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Refused;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["db", "protocol"];
    const SECRET_PARAMS: &'static [&'static str] = &["password", "pass"];
    const INSECURE_FRAGMENT: bool = true;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        super::no_plus(parts)?;
        params(parts)?;
        credentials(parts)?;
        certificate(parts)?;
        secure_host(parts)?;
        database(parts)
    }
}

impl Resource<Redis> {
    /// The number of the database for `SELECT`, which is 0 if the URL names none.
    #[must_use]
    pub fn database(&self) -> u32 {
        let path = self.path().filter(|path| !path.is_empty());
        path.or(self.param("db")).and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}

/// Refuses parameters that clients read differently.
fn params(parts: &Parts) -> Result<(), ValueError> {
    let (mut users, mut passwords, mut databases) = (0, 0, 0);
    for param in &parts.params {
        let is = |names: &[&str]| foreign::is_one_of(&param.name, names);
        let start = param.name.get(.."sentinel".len()).unwrap_or_default();
        if is(&["user", "username"]) {
            users += 1;
        } else if is(&["pass", "password"]) {
            passwords += 1;
        } else if is(&["db"]) {
            databases += 1;
        } else if is(&["tls", "ssl"]) {
            return Err(ValueError::because(
                "its scheme decides about TLS: begin it with rediss:// if it asks for TLS, and remove tls= and ssl=",
            ));
        } else if is(&["database"]) {
            return Err(ValueError::because(
                "its database is a parameter that only some clients read: write it as redis://host/0",
            ));
        } else if is(&["path"]) {
            return Err(ValueError::because(PLACE));
        } else if is(&["master_name", "redis_sentinel"]) || start.eq_ignore_ascii_case("sentinel") {
            return Err(Refusal::Sentinel.into());
        }
    }
    foreign::refuse(
        parts,
        &["ssl_cert_reqs"],
        "it has a parameter about the verification of TLS that belongs to another client: remove it; rediss:// \
         has verified TLS",
        PLACE,
    )?;
    if users > 1 || passwords > 1 || databases > 1 {
        return Err(ValueError::because(
            "its query has the user, the password or the database twice, and clients differ in which one they \
             take: remove one of the two",
        ));
    }
    Ok(())
}

/// Applies the user and password in the query: redis-rs reads `user` and `pass`, redis-py `username` and `password`.
fn credentials(parts: &mut Parts) -> Result<(), ValueError> {
    let user = parts.take_param("username").or(parts.take_param("user"));
    let password = parts.take_param("password").or(parts.take_param("pass"));
    set_credentials(parts, user, password)
}

/// Applies `ssl_cert_reqs`, which redis-py, Celery and kombu read.
fn certificate(parts: &mut Parts) -> Result<(), ValueError> {
    let mut is_verified = None;
    for (name, value) in parts.params() {
        if !name.eq_ignore_ascii_case("ssl_cert_reqs") {
            continue;
        }
        let asks = !foreign::is_one_of(value, &["none", "cert_none"]);
        if asks && !foreign::is_one_of(value, &["required", "cert_required", "optional", "cert_optional"]) {
            return Err(ValueError::because(
                "its ssl_cert_reqs is not a known one: write ssl_cert_reqs=required",
            ));
        }
        if *is_verified.get_or_insert(asks) != asks {
            return Err(ValueError::because(
                "it has ssl_cert_reqs twice, with different values: keep ssl_cert_reqs=required",
            ));
        }
        if parts.tls() == Tls::Off {
            return Err(ValueError::because(
                "its ssl_cert_reqs is about TLS, and its scheme has no TLS: begin it with rediss://, or remove \
                 ssl_cert_reqs",
            ));
        }
    }
    if is_verified == Some(false) {
        parts.set_tls(Tls::Require);
    }
    Ok(())
}

/// Refuses a URL without TLS whose host takes only TLS at its port.
fn secure_host(parts: &Parts) -> Result<(), ValueError> {
    let ([Endpoint::Tcp { host, port }], Tls::Off) = (parts.endpoints(), parts.tls()) else { return Ok(()) };
    let is_secure = match port {
        6380 if host.ends_with(".redis.cache.windows.net") => true,
        25061 => host.ends_with(".db.ondigitalocean.com"),
        // ElastiCache Serverless has no port without TLS.
        _ => host.ends_with(".cache.amazonaws.com") && strings::contains(host, ".serverless."),
    };
    if is_secure {
        return Err(ValueError::because("its host takes only TLS at this port: begin it with rediss://"));
    }
    Ok(())
}

const PLACE: &str = "it has a parameter that names a host, a port or a socket, which only some clients read: write \
                     redis://host:port or unix:///run/redis.sock";

fn database(parts: &Parts) -> Result<(), ValueError> {
    let in_path = parts.path().filter(|path| !path.is_empty()).map(number_of).transpose()?;
    let in_query = parts.param("db").map(number_of).transpose()?;
    match (in_path, in_query) {
        (Some(a), Some(b)) if a != b => Err(ValueError::because(
            "its path and its parameter db name different databases: remove one of the two",
        )),
        _ => Ok(()),
    }
}

fn number_of(text: &str) -> Result<u32, ValueError> {
    let digits = strings::all(text, |byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|_| digits)
        .ok_or(ValueError::because("its database must be a number, as in redis://host/0"))
}
