use secrecy::ExposeSecret;

use crate::ascii;
use crate::resource::refusal::Refusal;
use crate::resource::{EmptyHost, LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// Redis or Valkey: `redis://:password@host:6379/0`, usually in `REDIS_URL`.
///
/// The grammar is that of the IANA registrations `redis` and `rediss`, with the forms that clients share:
/// `scheme://[[user]:password@][host][:port][/number][?db=number]`.
///
/// | part | reading |
/// |---|---|
/// | `redis valkey` | no TLS |
/// | `rediss valkeys` | verified TLS; `#insecure` turns the verification off, as in redis-rs |
/// | `unix redis+unix valkey+unix` | a socket, `unix:///run/redis.sock?db=1` |
/// | host, port | `localhost`, 6379 |
/// | path or `db=` | the database's number, 0 without one; both must agree. redis-rs ignores `db=` with a host: take [`database`](Resource::database) |
/// | `user`, `username`, `pass`, `password` | parameters for what the userinfo does not give |
/// | an empty user | none: the server's default user |
/// | an empty password | kept; redis-cli, redis-py and go-redis send none |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | a lone userinfo, `redis://x@host` | the user for redis-rs, redis-py and ioredis, the password for redis-cli, redigo and lettuce |
/// | Sentinel schemes, `master_name=`, `sentinelMasterId=` and `sentinel…=` | the host is no Redis, but a Sentinel, for which clients share no URL |
/// | `host= port= addr= path= unix_socket_path=` | another host than the URL's, for some clients |
/// | `database=` | lettuce reads it, others do not: the path, or `db=` |
/// | `tls=` and `ssl=`; `ssl_cert_reqs= ssl_check_hostname= skip_verify= verifyPeer=` | the scheme decides, and `#insecure` |
/// | one of `db user username pass password` twice, or by both names | clients take the first or the last |
/// | a raw `+` behind the `?` | a blank for redis-rs, redis-py and go-redis: `%20`, `%2B` |
/// | a database that is no number | the server knows numbers alone |
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
/// By the parts; for redis-rs, what is to become `addr.into_connection_info()?.set_redis_settings(settings)`:
///
/// ```ignore
/// let (host, port) = (cache.host().to_owned(), cache.port());
/// let addr = match (cache.endpoints(), cache.tls()) {
///     ([Endpoint::Unix(path)], _) => ConnectionAddr::Unix(path.clone()),
///     (_, Tls::Off) => ConnectionAddr::Tcp(host, port),
///     (_, tls) => ConnectionAddr::TcpTls { host, port, insecure: tls == Tls::Require, tls_params: None },
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
/// By [`expose_url`](Resource::expose_url), redis-rs 1.8 reads these differently: with a host, it ignores `db=` and the
/// parameters of user and password; it demands a host; with a socket, it knows `db`, `user` and `pass` alone, and
/// a user and password before the path are an error.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
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
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Refused;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["db", "protocol"];
    const SECRET_PARAMS: &'static [&'static str] = &["password", "pass"];
    const INSECURE_FRAGMENT: bool = true;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        super::no_plus(parts)?;
        params(parts)?;
        credentials(parts)?;
        database(parts)
    }
}

impl Resource<Redis> {
    /// The number of the database, for `SELECT`.
    #[must_use]
    #[inline]
    pub fn database(&self) -> u32 {
        let path = self.path().filter(|path| !path.is_empty());
        path.or(self.param("db")).and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}

/// Refuses what clients do not read alike.
#[inline]
fn params(parts: &Parts) -> Result<(), ValueError> {
    let (mut users, mut passwords, mut databases) = (0, 0, 0);
    for param in &parts.params {
        match param.name.to_ascii_lowercase().as_str() {
            "user" | "username" => users += 1,
            "pass" | "password" => passwords += 1,
            "db" => databases += 1,
            "tls" | "ssl" => {
                return Err(ValueError::because(
                    "its scheme decides about TLS: leave tls= and ssl= away; rediss:// has TLS, redis:// has none",
                ));
            }
            "database" => {
                return Err(ValueError::because(
                    "its database is a parameter that only some clients read: write it as redis://host/0",
                ));
            }
            "ssl_cert_reqs" | "ssl_check_hostname" | "skip_verify" | "verifypeer" => {
                return Err(ValueError::because(
                    "it has a parameter about the verification of TLS that is another client's: leave it away; \
                     #insecure at the end of a rediss:// URL turns the verification off",
                ));
            }
            "host" | "port" | "addr" | "path" | "unix_socket_path" => {
                return Err(ValueError::because(
                    "it has a parameter that names a host, a port or a socket, which only some clients read: write \
                     redis://host:port or unix:///run/redis.sock",
                ));
            }
            name if name == "master_name" || name.starts_with("sentinel") => {
                return Err(Refusal::Sentinel.into());
            }
            _ => {}
        }
    }
    if users > 1 || passwords > 1 || databases > 1 {
        return Err(ValueError::because(
            "its query has the user, the password or the database twice, of which clients take the first or the \
             last: leave one of the two away",
        ));
    }
    Ok(())
}

/// Both spellings of both parameters are in use: redis-rs reads `user` and `pass`, redis-py the long ones.
#[inline]
fn credentials(parts: &mut Parts) -> Result<(), ValueError> {
    let user = parts.take_param("username").or(parts.take_param("user"));
    let password = parts.take_param("password").or(parts.take_param("pass"));
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
fn database(parts: &Parts) -> Result<(), ValueError> {
    let in_path = parts.path().filter(|path| !path.is_empty()).map(number_of).transpose()?;
    let in_query = parts.param("db").map(number_of).transpose()?;
    match (in_path, in_query) {
        (Some(a), Some(b)) if a != b => Err(ValueError::because(
            "its path and its parameter db name different databases: leave one of the two away",
        )),
        _ => Ok(()),
    }
}

#[inline]
fn number_of(text: &str) -> Result<u32, ValueError> {
    let digits = ascii::all(text, |byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|_| digits)
        .ok_or(ValueError::because("its database must be a number, as in redis://host/0"))
}
