//! The kinds of backing services: each a marker, and the data and names that are its own.

mod http;
mod postgres;
mod redis;
mod smtp;

pub use http::Http;
pub use postgres::Postgres;
pub use redis::Redis;
pub use smtp::Smtp;
