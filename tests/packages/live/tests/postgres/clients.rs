//! Each client, made from the parts of a handle. The rustdoc of `Postgres` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Postgres, Tls};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgSslMode};
use sqlx::{ConnectOptions, Connection};
use tokio_postgres::NoTls;

/// The options of sqlx, for one of `db.endpoints()`.
pub(crate) fn sqlx_options(db: &Postgres, endpoint: &Endpoint) -> PgConnectOptions {
    let mut options = PgConnectOptions::new_without_pgpass().ssl_mode(match db.tls() {
        Tls::Off => PgSslMode::Disable,
        Tls::Prefer => PgSslMode::Prefer,
        Tls::Require => PgSslMode::Require,
        Tls::VerifyCa => PgSslMode::VerifyCa,
        _ => PgSslMode::VerifyFull,
    });
    options = match endpoint {
        Endpoint::Tcp { host, port } => options.host(host).port(*port),
        socket => options.socket(socket.host()).port(db.port()),
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
    // `system` is not a file: without one, sqlx trusts the system's certificates.
    if let Some(root) = db.param("sslrootcert").filter(|root| *root != "system") {
        options = options.ssl_root_cert(root);
    }
    if let Some(name) = db.param("application_name") {
        options = options.application_name(name);
    }
    options
}

/// The config of tokio-postgres, which tries each host in order.
pub(crate) fn tokio_postgres_config(db: &Postgres) -> tokio_postgres::Config {
    let mut config = tokio_postgres::Config::new();
    for endpoint in db.endpoints() {
        match endpoint {
            Endpoint::Tcp { host, port } => config.host(host).port(*port),
            socket => config.host(socket.host()).port(db.port()),
        };
    }
    if let Some(user) = db.username() {
        config.user(user);
    }
    if let Some(password) = db.password() {
        config.password(password.expose_secret());
    }
    if let Some(database) = db.database() {
        config.dbname(database);
    }
    config.ssl_mode(match db.tls() {
        Tls::Off => tokio_postgres::config::SslMode::Disable,
        Tls::Prefer => tokio_postgres::config::SslMode::Prefer,
        _ => tokio_postgres::config::SslMode::Require, // the TLS connector verifies it, or not
    });
    config
}

/// The query for the user and the database of the connection.
pub(crate) type Session = (String, String);

const WHO: &str = "select current_user::text, current_database()::text";

/// Connects, asks and disconnects.
pub(crate) fn by_sqlx(options: &PgConnectOptions) -> sqlx::Result<Session> {
    block_on(async {
        let mut connection: PgConnection = options.connect().await?;
        let session = sqlx::query_as(WHO).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(session)
    })
}

/// Connects, asks and disconnects.
pub(crate) fn by_tokio_postgres(config: &tokio_postgres::Config) -> Result<Session, tokio_postgres::Error> {
    block_on(async {
        let (client, connection) = config.connect(NoTls).await?;
        let connection = tokio::spawn(connection);
        let row = client.query_one(WHO, &[]).await?;
        drop(client);
        connection.await.unwrap()?;
        Ok((row.get(0), row.get(1)))
    })
}

/// Runs `work` on this thread.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
