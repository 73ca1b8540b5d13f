//! The service's own samples: a `.env` file, and the variables of its containers.

use factor3::Config as _;
use factor3_ports_tests::svix::{CacheType, LogLevel, QueueType, Server};

use crate::support::{Vars, env_file, load};

#[test]
fn the_server_starts_with_it() {
    let loaded = Server::load(&env_file("svix", "sample.env")).unwrap();
    assert_eq!(loaded.summary.warnings(), []);
    let Server { database, backends, telemetry, .. } = loaded.config;
    assert_eq!((database.db_dsn.host(), database.db_dsn.port()), ("localhost", 8079));
    assert_eq!(telemetry.log_level, LogLevel::Trace);
    assert_eq!((backends.queue_type, backends.cache_type), (QueueType::Redis, CacheType::Memory));
    assert_eq!(backends.queue_dsn.map(|redis| redis.port()), Some(8078));
}

/// As its file for Compose sets them.
#[test]
fn a_container_starts_with_three_variables() {
    let container: &Vars = &[
        ("SVIX_JWT_SECRET", "x"),
        ("SVIX_REDIS_DSN", "redis://redis:6379"),
        ("SVIX_DB_DSN", "postgresql://postgres:postgres@pgbouncer/postgres"),
    ];
    let server: Server = load(container, &[]).unwrap();
    assert_eq!(server.backends.queue_dsn.unwrap().host(), "redis");
    assert_eq!(server.database.db_dsn.host(), "pgbouncer");
}
