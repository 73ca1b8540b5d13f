//! The clients, made from the URL and by the macros of `factor3::client`. Their options and errors are logged in full.

use std::error::Error;
use std::fmt::Debug;
use std::time::Duration;

use factor3::client;
use factor3::resource::{Amqp, MongoDb, Postgres};
use lettre::transport::smtp::SmtpTransportBuilder;
use lettre::{Message, SmtpTransport, Transport};
use mongodb::bson::doc;
use mongodb::options::ClientOptions;
use redis::IntoConnectionInfo;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tokio::runtime::Runtime;

use crate::Services;

/// The target of the events of this test.
pub(crate) const TARGET: &str = "application";

type Connected = Result<(), Box<dyn Error>>;

/// Connects each client in each way, and tells whether its login was good.
pub(crate) fn connect_all(services: &Services, runtime: &Runtime) -> Vec<(&'static str, bool)> {
    let Services { database_url, redis_url, smtp_url, mongodb_url, amqp_url } = services;
    let logins = [
        ("sqlx by its URL", runtime.block_on(sqlx_by_url(database_url))),
        ("sqlx by parts", runtime.block_on(sqlx_by_parts(database_url))),
        ("redis by its URL", by_redis(redis_url.expose_url())),
        ("redis by parts", by_redis(client::redis!(redis_url).unwrap())),
        ("lettre by its URL", by_lettre(SmtpTransport::from_url(smtp_url.expose_url()).unwrap())),
        ("lettre by parts", by_lettre(client::lettre!(smtp_url).unwrap())),
        ("mongodb by its URL", runtime.block_on(mongodb_by_url(mongodb_url))),
        ("mongodb by parts", runtime.block_on(by_mongodb(client::mongodb!(mongodb_url).unwrap()))),
        ("lapin by its URL", runtime.block_on(lapin_by_url(amqp_url))),
        ("lapin by parts", runtime.block_on(lapin_by_parts(amqp_url))),
    ];
    logins.map(|(client, login)| (client, is_good(client, &login))).into()
}

fn is_good(client: &str, login: &Connected) -> bool {
    match login {
        Ok(()) => tracing::info!(target: TARGET, client, "connected"),
        Err(error) => tracing::error!(target: TARGET, client, %error, details = ?error, "not connected"),
    }
    login.is_ok()
}

/// Logs what an application should not log.
fn show(options: &dyn Debug) {
    tracing::debug!(target: TARGET, ?options, "connect");
}

async fn sqlx_by_url(db: &Postgres) -> Connected {
    show(&db.expose_url());
    by_sqlx(db.expose_url().parse()?).await
}

async fn sqlx_by_parts(db: &Postgres) -> Connected {
    by_sqlx(client::sqlx_postgres!(db)?).await
}

async fn by_sqlx(options: PgConnectOptions) -> Connected {
    show(&options);
    let mut connection = options.connect().await?;
    sqlx::query("select 1").execute(&mut connection).await?;
    let refused = sqlx::query("select password from nowhere").execute(&mut connection).await;
    tracing::warn!(target: TARGET, error = ?refused.unwrap_err(), "refused");
    connection.close().await?;
    Ok(())
}

fn by_redis(info: impl IntoConnectionInfo) -> Connected {
    let info = info.into_connection_info()?;
    show(&info);
    let mut connection = redis::Client::open(info)?.get_connection()?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}

fn by_lettre(builder: SmtpTransportBuilder) -> Connected {
    let mail = Message::builder().from("shop@example.com".parse()?).to("customer@example.com".parse()?);
    let mailer = builder.timeout(Some(Duration::from_secs(20))).build();
    mailer.send(&mail.subject("Your order").body("one lamp".to_owned())?)?;
    Ok(())
}

async fn mongodb_by_url(db: &MongoDb) -> Connected {
    show(&db.expose_url());
    by_mongodb(ClientOptions::parse(db.expose_url()).await?).await
}

async fn by_mongodb(mut options: ClientOptions) -> Connected {
    options.server_selection_timeout = Some(Duration::from_secs(5));
    show(&options);
    let client = mongodb::Client::with_options(options)?;
    client.database("shop").run_command(doc! { "listCollections": 1 }).await?;
    Ok(())
}

async fn lapin_by_url(broker: &Amqp) -> Connected {
    let connection =
        lapin::Connection::connect(broker.expose_url(), lapin::ConnectionProperties::default()).await?;
    connection.close(200, "done".into()).await?;
    Ok(())
}

async fn lapin_by_parts(broker: &Amqp) -> Connected {
    let uri = client::lapin!(broker)?;
    show(&uri);
    let connection = lapin::Connection::connect_uri(uri, lapin::ConnectionProperties::default()).await?;
    connection.close(200, "done".into()).await?;
    Ok(())
}
