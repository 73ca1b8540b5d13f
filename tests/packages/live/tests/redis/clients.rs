//! The client, made from the parts of a handle. The rustdoc of `Redis` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Redis, Tls};
use redis::{
    Client, ConnectionAddr, ConnectionInfo, IntoConnectionInfo, RedisConnectionInfo, RedisResult, cmd,
};

/// The connection info of redis-rs.
pub(crate) fn redis_info(cache: &Redis) -> RedisResult<ConnectionInfo> {
    let (host, port) = (cache.host().to_owned(), cache.port());
    let addr = match (cache.endpoints(), cache.tls()) {
        ([Endpoint::Unix(path)], _) => ConnectionAddr::Unix(path.clone()),
        (_, Tls::Off) => ConnectionAddr::Tcp(host, port),
        (_, tls) => {
            let insecure = tls == Tls::Require;
            ConnectionAddr::TcpTls { host, port, insecure, tls_params: None }
        }
    };
    let mut settings = RedisConnectionInfo::default().set_db(cache.database().into());
    if let Some(user) = cache.username() {
        settings = settings.set_username(user);
    }
    if let Some(password) = cache.password() {
        settings = settings.set_password(password.expose_secret());
    }
    Ok(addr.into_connection_info()?.set_redis_settings(settings))
}

/// The user and the database of the connection.
pub(crate) fn by_redis(info: impl IntoConnectionInfo) -> RedisResult<(String, i64)> {
    let mut connection = Client::open(info)?.get_connection()?;
    let user = cmd("ACL").arg("WHOAMI").query(&mut connection)?;
    let client: String = cmd("CLIENT").arg("INFO").query(&mut connection)?;
    let database = client.split(' ').find_map(|field| field.strip_prefix("db=")?.parse().ok());
    Ok((user, database.unwrap()))
}
