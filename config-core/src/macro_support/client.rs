//! Everything that the expansions of the macros in `client` use.

use std::path::PathBuf;

pub use crate::client::async_nats::parts as async_nats;
pub use crate::client::lapin::{MECHANISM as LAPIN_MECHANISM, parts as lapin};
pub use crate::client::lettre::{TLS as LETTRE_TLS, parts as lettre};
pub use crate::client::mongodb::{MECHANISM as MONGODB_MECHANISM, parts as mongodb};
pub use crate::client::object_store_azure::{PREFIX as OBJECT_STORE_PREFIX, parts as object_store_azure};
pub use crate::client::object_store_s3::parts as object_store_s3;
pub use crate::client::rdkafka::settings as rdkafka;
pub use crate::client::redis::{CHANGED as REDIS_CHANGED, RedisSetters, parts as redis};
pub use crate::client::rumqttc::parts as rumqttc;
pub use crate::client::sqlx_mysql::parts as sqlx_mysql;
pub use crate::client::sqlx_postgres::parts as sqlx_postgres;
pub use crate::client::sqlx_sqlite::{CHANGED as SQLX_SQLITE_CHANGED, parts as sqlx_sqlite};
pub use crate::client::tokio_postgres::parts as tokio_postgres;
pub use crate::kind::Tls;

use secrecy::{ExposeSecret, SecretString};

#[must_use]
pub fn expose(secret: &SecretString) -> &str {
    secret.expose_secret()
}

#[must_use]
pub fn owned(text: &str) -> String {
    text.to_owned()
}

#[must_use]
pub fn path(text: String) -> PathBuf {
    PathBuf::from(text)
}

#[must_use]
pub fn clone<T: Clone>(value: &T) -> T {
    value.clone()
}
