//! Each client, made by the parts of a handle. What the rustdoc of `Postgres` and `Redis` shows under
//! "Handing it to a client" stands here word for word: `handing_over.rs` compares the two.

mod postgres;
mod redis;

pub(crate) use postgres::{by_sqlx, by_tokio_postgres, sqlx_options, tokio_postgres_config};
pub(crate) use redis::{by_redis, redis_info};

/// Runs `work` on this thread.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
