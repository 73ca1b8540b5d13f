//! The order service of `examples/service`, run as on a platform: its binary, with only variables, on real servers.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "this test uses only a part of the servers and clients")]

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
mod rotation;
mod services;
mod start;
mod stop;
