//! The one-off process. It has the code and the config of the others, and runs once for each release (factor XII).

use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::config::Migrate;
use crate::{Outcome, attach};

/// Statements that are safe to repeat.
const STEPS: [&str; 1] = ["create table if not exists orders (
    id bigint generated always as identity primary key,
    email text not null,
    item text not null,
    quantity integer not null check (quantity > 0),
    status text not null default 'received',
    created_at timestamptz not null default now()
)"];

pub async fn run(config: Migrate) -> Outcome<()> {
    let mut connection = PgConnection::connect_with(&attach::pg_options(&config.shared)?).await?;
    let mut transaction = connection.begin().await?;
    // PostgreSQL reads a number without a unit as milliseconds.
    sqlx::query("select set_config('lock_timeout', $1, true)")
        .bind(config.lock_timeout.as_millis().to_string())
        .execute(&mut *transaction)
        .await?;
    // If two releases run at once, one waits for the other.
    transaction.execute("select pg_advisory_xact_lock(7461103)").await?;
    for step in STEPS {
        transaction.execute(step).await?;
    }
    transaction.commit().await?;
    tracing::info!(steps = STEPS.len(), "migrated");
    Ok(())
}
