//! Makes clients from the handles of the config. Backing services are attached only here (factor IV).

use std::time::Duration;

use factor3::client;
use factor3::resource::{Redis, Smtp};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use redis::Client;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use tokio::time::sleep;

use crate::config::Shared;
use crate::queue::Queue;
use crate::{Outcome, logs};

pub type Mailer = AsyncSmtpTransport<Tokio1Executor>;

/// A pool that connects on first use, so a process and its database can start at the same time.
///
/// If the password is in a file, new connections use the password that the file has now.
pub fn database(shared: &Shared, connections: u32, period: Duration) -> Outcome<PgPool> {
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(3))
        .connect_lazy_with(pg_options(shared)?);
    if shared.database_password.as_ref().is_some_and(|password| password.may_change()) {
        tokio::spawn(rotate(pool.clone(), shared.clone(), period));
    }
    Ok(pool)
}

/// Gives the password to the pool again and again. After a bad rotation, the pool keeps the one that it has.
async fn rotate(pool: PgPool, shared: Shared, period: Duration) {
    while !pool.is_closed() {
        sleep(period).await;
        match pg_options(&shared) {
            Ok(options) => {
                // Open connections stay as they are.
                pool.set_connect_options(options);
                tracing::debug!("the password of the database was read again");
            }
            Err(error) => {
                let message = logs::message(&*error);
                tracing::error!(error = message, details = ?error, "the password of the database was not read again");
            }
        }
    }
}

/// Connect options, with the password that its file has now.
pub fn pg_options(shared: &Shared) -> Outcome<PgConnectOptions> {
    let mut db = shared.database_url.clone();
    if let Some(password) = &shared.database_password {
        db = db.with_password(&password.read()?).map_err(|refusal| format!("DATABASE_URL: {refusal}"))?;
    }
    let options = client::sqlx_postgres!(db).map_err(|refusal| format!("DATABASE_URL: {refusal}"))?;
    Ok(match db.param("application_name") {
        Some(_) => options,
        None => options.application_name("shop"),
    })
}

/// A connection that is opened on first use, and again when it is lost.
pub fn queue(cache: &Redis) -> Outcome<Queue> {
    let info = client::redis!(cache).map_err(|refusal| format!("REDIS_URL: {refusal}"))?;
    // The caller should learn soon that Redis is out of reach, and tries again.
    let config = ConnectionManagerConfig::new().set_number_of_retries(1);
    Ok(Queue::new(ConnectionManager::new_lazy_with_config(Client::open(info)?, config)?))
}

/// The mail client.
pub fn mailer(mail: &Smtp) -> Outcome<Mailer> {
    let builder = client::lettre_tokio!(mail).map_err(|refusal| format!("SMTP_URL: {refusal}"))?;
    Ok(builder.build())
}
