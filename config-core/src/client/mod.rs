//! Macros that turn a handle into the options of a client. `factor3::client` shows and describes them.
//!
//! Each macro is a list of setters, and the function of its file decides what they get and what is refused.

#![allow(
    missing_docs,
    missing_debug_implementations,
    unnameable_types,
    clippy::missing_errors_doc,
    reason = "except for the macros, all of it is for their expansions"
)]

#[macro_use]
pub(crate) mod sqlx_postgres;
#[macro_use]
pub(crate) mod sqlx_mysql;
#[macro_use]
pub(crate) mod sqlx_sqlite;
#[macro_use]
pub(crate) mod tokio_postgres;
#[macro_use]
pub(crate) mod mongodb;
#[macro_use]
pub(crate) mod redis;
#[macro_use]
pub(crate) mod lapin;
#[macro_use]
pub(crate) mod rdkafka;
#[macro_use]
pub(crate) mod async_nats;
#[macro_use]
pub(crate) mod rumqttc;
#[macro_use]
pub(crate) mod lettre;
#[macro_use]
pub(crate) mod object_store_s3;
#[macro_use]
pub(crate) mod object_store_azure;
mod parameters;
mod one_host;
mod sign_in;

#[doc(inline)]
pub use {
    __client_async_nats as async_nats, __client_lapin as lapin, __client_lettre as lettre,
    __client_lettre_tokio as lettre_tokio, __client_mongodb as mongodb,
    __client_object_store_azure as object_store_azure, __client_object_store_s3 as object_store_s3,
    __client_rdkafka as rdkafka, __client_redis as redis, __client_rumqttc as rumqttc,
    __client_sqlx_mysql as sqlx_mysql, __client_sqlx_postgres as sqlx_postgres,
    __client_sqlx_sqlite as sqlx_sqlite, __client_tokio_postgres as tokio_postgres,
};
