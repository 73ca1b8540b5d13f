//! From the handles of the config to the clients: the backing services are attached here, and nowhere else (factor IV).

use std::time::Duration;

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Postgres, Redis, Smtp, Tls};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as SmtpTls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, ConnectionAddr, IntoConnectionInfo as _, RedisConnectionInfo};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};

use crate::Outcome;
use crate::queue::Queue;

pub type Mailer = AsyncSmtpTransport<Tokio1Executor>;

/// A pool that connects when it is first asked, so that a process starts while its database does.
pub fn database(db: &Postgres, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(3))
        .connect_lazy_with(pg_options(db))
}

/// See the rustdoc of `Postgres`.
pub fn pg_options(db: &Postgres) -> PgConnectOptions {
    let mut options = PgConnectOptions::new_without_pgpass().ssl_mode(match db.tls() {
        Tls::Off => PgSslMode::Disable,
        Tls::Prefer => PgSslMode::Prefer,
        Tls::Require => PgSslMode::Require,
        Tls::VerifyCa => PgSslMode::VerifyCa,
        _ => PgSslMode::VerifyFull,
    });
    options = match db.endpoints() {
        [Endpoint::Tcp { host, port }, ..] => options.host(host).port(*port),
        _ => options.socket(db.host()).port(db.port()),
    };
    if let Some(user) = db.username() {
        options = options.username(user);
    }
    if let Some(password) = db.password() {
        options = options.password(password.expose_secret());
    }
    if let Some(database) = db.database() {
        options = options.database(database);
    }
    // `system` is no file, and what sqlx trusts without one.
    if let Some(root) = db.param("sslrootcert").filter(|root| *root != "system") {
        options = options.ssl_root_cert(root);
    }
    options.application_name("shop")
}

/// A connection that is made when it is first asked, and made anew when it is lost. See the rustdoc of `Redis`.
pub fn queue(cache: &Redis) -> Outcome<Queue> {
    let (host, port) = (cache.host().to_owned(), cache.port());
    let address = match (cache.endpoints(), cache.tls()) {
        ([Endpoint::Unix(path), ..], _) => ConnectionAddr::Unix(path.clone()),
        (_, Tls::Off) => ConnectionAddr::Tcp(host, port),
        (_, tls) => ConnectionAddr::TcpTls { host, port, insecure: tls == Tls::Require, tls_params: None },
    };
    let mut settings = RedisConnectionInfo::default().set_db(cache.database().into());
    if let Some(user) = cache.username() {
        settings = settings.set_username(user);
    }
    if let Some(password) = cache.password() {
        settings = settings.set_password(password.expose_secret());
    }
    let client = Client::open(address.into_connection_info()?.set_redis_settings(settings))?;
    // Who asks is to hear soon that it is out of reach, and asks again.
    let config = ConnectionManagerConfig::new().set_number_of_retries(1);
    Ok(Queue::new(ConnectionManager::new_lazy_with_config(client, config)?))
}

/// See the rustdoc of `Smtp`.
pub fn mailer(mail: &Smtp) -> Outcome<Mailer> {
    let parameters = || TlsParameters::new(mail.host().to_owned());
    let tls = match (mail.tls(), mail.starttls()) {
        (Tls::Off, _) => SmtpTls::None,
        (Tls::Prefer, _) => SmtpTls::Opportunistic(parameters()?),
        (_, true) => SmtpTls::Required(parameters()?),
        (_, false) => SmtpTls::Wrapper(parameters()?),
    };
    let mut builder = Mailer::builder_dangerous(mail.host()).port(mail.port()).tls(tls);
    if let (Some(user), Some(password)) = (mail.username(), mail.password()) {
        builder = builder.credentials(Credentials::new(user.to_owned(), password.expose_secret().to_owned()));
    }
    if let Some(name) = mail.hello_name() {
        builder = builder.hello_name(ClientId::Domain(name.to_owned()));
    }
    Ok(builder.build())
}
