//! The order service of `examples/service`, run as a platform would: its binary, with variables and nothing else, on real
//! servers.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "this needs less of the servers and clients than their own tests")]

#[path = "../postgres/clients.rs"]
mod postgres_clients;
#[path = "../postgres/server.rs"]
mod postgres_server;
#[path = "../redis/clients.rs"]
mod redis_clients;
#[path = "../redis/server.rs"]
mod redis_server;
#[path = "../smtp/server.rs"]
mod smtp_server;

mod balancer;
mod http;
mod kill;
mod orders;
mod process;
mod services;
mod start;
mod stop;
