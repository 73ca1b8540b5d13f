//! Each client, made from the parts of a handle. The rustdoc of `MySql` shows this code word for word.

use std::path::PathBuf;
use std::process::Command;

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, MySql, Tls};
use mysql_async::SslOpts;
use mysql_async::prelude::Queryable;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlSslMode};
use sqlx::{ConnectOptions, Connection};

pub(crate) fn sqlx_options(db: &MySql) -> MySqlConnectOptions {
    let mut options = MySqlConnectOptions::new().ssl_mode(match db.tls() {
        Tls::Off => MySqlSslMode::Disabled,
        Tls::Prefer => MySqlSslMode::Preferred,
        Tls::Require => MySqlSslMode::Required,
        Tls::VerifyCa => MySqlSslMode::VerifyCa,
        _ => MySqlSslMode::VerifyIdentity,
    });
    options = match db.endpoints() {
        [Endpoint::Unix(path)] => options.socket(path),
        _ => options.host(db.host()).port(db.port()),
    };
    // Without a user, sqlx uses `root`.
    if let Some(user) = db.username() {
        options = options.username(user);
    }
    if let Some(password) = db.password() {
        options = options.password(password.expose_secret());
    }
    if let Some(database) = db.database() {
        options = options.database(database);
    }
    if let Some(ca) = db.param("ssl-ca") {
        options = options.ssl_ca(ca);
    }
    options
}

pub(crate) fn mysql_async_options(db: &MySql) -> mysql_async::Opts {
    let mut options = mysql_async::OptsBuilder::default()
        .user(db.username())
        .pass(db.password().map(|password| password.expose_secret()))
        .db_name(db.database());
    options = match db.endpoints() {
        [socket @ Endpoint::Unix(_)] => options.socket(Some(socket.host())),
        _ => options.ip_or_hostname(db.host()).tcp_port(db.port()),
    };
    // mysql_async has no mode for `Tls::Prefer`.
    if db.tls() >= Tls::Require {
        let mut tls = SslOpts::default()
            .with_danger_accept_invalid_certs(db.tls() < Tls::VerifyCa)
            .with_danger_skip_domain_validation(db.tls() < Tls::VerifyFull);
        if let Some(ca) = db.param("ssl-ca") {
            tls = tls.with_root_certs(vec![PathBuf::from(ca).into()]);
        }
        options = options.ssl_opts(tls);
    }
    options.into()
}

/// MariaDB's own command-line client.
pub(crate) fn mariadb(db: &MySql) -> Command {
    let mut command = Command::new("mariadb");
    command.args(["--no-defaults", "--default-character-set=utf8mb4", "--batch", "--skip-column-names"]);
    match db.endpoints() {
        [socket @ Endpoint::Unix(_)] => command.arg(format!("--socket={}", socket.host())),
        _ => command.arg("--protocol=tcp").args(["--host", db.host(), "--port", &db.port().to_string()]),
    };
    if let Some(user) = db.username() {
        command.arg(format!("--user={user}"));
    }
    if let Some(password) = db.password() {
        command.env("MYSQL_PWD", password.expose_secret());
    }
    match db.tls() {
        Tls::Off => command.arg("--skip-ssl"),
        Tls::Prefer | Tls::Require => command.args(["--ssl", "--skip-ssl-verify-server-cert"]),
        _ => command.args(["--ssl", "--ssl-verify-server-cert"]),
    };
    if let Some(ca) = db.param("ssl-ca") {
        command.arg(format!("--ssl-ca={ca}"));
    }
    if let Some(database) = db.database() {
        command.arg(format!("--database={database}"));
    }
    command
}

/// The query for the user, the database, the port of the server and the use of TLS.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) user: String,
    pub(crate) database: Option<String>,
    pub(crate) port: u16,
    pub(crate) tls: bool,
}

/// The answer as text, since each client has its own types.
const WHO: &str = "select concat_ws('|', current_user(), ifnull(database(), '-'), @@port, \
    (select variable_value from information_schema.session_status where variable_name = 'Ssl_cipher') <> '')";

/// Connects, asks and disconnects.
pub(crate) fn by_sqlx(options: &MySqlConnectOptions) -> sqlx::Result<Session> {
    block_on(async {
        let mut connection: MySqlConnection = options.connect().await?;
        let session: String = sqlx::query_scalar(WHO).fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok(read(&session))
    })
}

/// Connects, asks and disconnects.
pub(crate) fn by_mysql_async(options: &mysql_async::Opts) -> mysql_async::Result<Session> {
    block_on(async {
        let mut connection = mysql_async::Conn::new(options.clone()).await?;
        let session: Option<String> = connection.query_first(WHO).await?;
        connection.disconnect().await?;
        Ok(read(&session.unwrap()))
    })
}

/// The output of the command, or its error.
pub(crate) fn by_mariadb(db: &MySql) -> Result<Session, String> {
    let output = mariadb(db).arg(format!("--execute={WHO}")).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(read(text(output.stdout).trim_end())) } else { Err(text(output.stderr)) }
}

fn read(session: &str) -> Session {
    let mut parts = session.rsplitn(4, '|');
    let mut next = || parts.next().unwrap().to_owned();
    let (tls, port, database, user) = (next(), next(), next(), next());
    let database = Some(database).filter(|database| database != "-");
    Session { user, database, port: port.parse().unwrap(), tls: tls == "1" }
}

/// Runs `work` on this thread.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
