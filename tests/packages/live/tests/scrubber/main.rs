//! `Scrubber`: clients that log everything, with failed and good logins, show no secret of the config.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "this test uses only a part of the servers")]

#[path = "../amqp/server.rs"]
mod amqp_server;
#[path = "../mongodb/server.rs"]
mod mongodb_server;
#[path = "../postgres/server.rs"]
mod postgres_server;
#[path = "../redis/server.rs"]
mod redis_server;
#[path = "../smtp/server.rs"]
mod smtp_server;

mod canaries;
mod clients;
mod logs;

use std::collections::BTreeMap;

use factor3::resource::{Amqp, MongoDb, Postgres, Redis, Smtp};
use factor3::{Config, Env};
use factor3_live_tests::{PASSWORD, PRINTABLE, PRINTABLE_USER, USER, printable_userinfo, userinfos};

use crate::amqp_server::RabbitServer;
use crate::logs::Logs;
use crate::mongodb_server::MongoServer;
use crate::postgres_server::PostgresServer;
use crate::redis_server::RedisServer;
use crate::smtp_server::MailServer;

/// The services of the application, each with a user and a password.
#[derive(Debug, Config)]
struct Services {
    #[config(username, password)]
    database_url: Postgres,
    #[config(username, password)]
    redis_url: Redis,
    #[config(username, password)]
    smtp_url: Smtp,
    #[config(username, password)]
    mongodb_url: MongoDb,
    #[config(username, password)]
    amqp_url: Amqp,
}

#[derive(Debug, Config)]
struct App {
    /// The credentials are in the URLs.
    #[config(flatten, prefix = "WHOLE_")]
    whole: Services,
    /// The credentials are apart from the URLs.
    #[config(flatten, prefix = "APART_")]
    apart: Services,
    /// The servers refuse these passwords.
    #[config(flatten, prefix = "WRONG_")]
    wrong: Services,
}

/// A password that no server has.
const WRONG: &str = "wr0ng\"pa\\ss/w@rd #1: %41";

#[test]
fn no_client_shows_a_secret_through_the_scrubber() {
    let clients = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (postgres, redis, mail, rabbit) =
        (PostgresServer::start(), RedisServer::start(), MailServer::start(), RabbitServer::start());
    let mongo = clients.block_on(MongoServer::start());
    let servers = [
        ("DATABASE", "postgres", postgres.port(), "/first", true),
        ("REDIS", "redis", redis.port(), "/5", true),
        ("SMTP", "smtp", mail.plain, "", false),
        ("MONGODB", "mongodb", mongo.port(), "/shop", false),
        ("AMQP", "amqp", rabbit.port(), "/eu%2Forders", true),
    ];
    let mut vars = BTreeMap::new();
    let [_, least_escaped] = userinfos();
    for (name, scheme, port, path, has_printable) in servers {
        let (user, password) = if has_printable { (PRINTABLE_USER, PRINTABLE) } else { (USER, PASSWORD) };
        let whole = if has_printable { printable_userinfo() } else { least_escaped.clone() };
        vars.insert(format!("WHOLE_{name}_URL"), format!("{scheme}://{whole}@127.0.0.1:{port}{path}"));
        for (kind, user, password) in [("APART", user, password), ("WRONG", USER, WRONG)] {
            vars.insert(format!("{kind}_{name}_URL"), format!("{scheme}://127.0.0.1:{port}{path}"));
            vars.insert(format!("{kind}_{name}_USER"), user.to_owned());
            vars.insert(format!("{kind}_{name}_PASSWORD"), password.to_owned());
        }
    }
    let loaded = App::load(&Env::from_vars(vars)).unwrap();
    let logs = Logs::start(&loaded.scrubber);
    let App { whole, apart, wrong } = &loaded.config;
    for (services, is_right) in [(whole, true), (apart, true), (wrong, false)] {
        for (client, connected) in clients::connect_all(services, &clients) {
            assert_eq!(connected, is_right, "{client}\n{}", logs.scrubbed());
        }
    }

    let (scrubbed, plain) = (logs.scrubbed(), logs.plain());
    println!("{} bytes of log", plain.len());
    for line in scrubbed.lines() {
        assert_eq!(canaries::secret_in(line), None, "{line}");
    }
    // The negative control: the clients themselves and their options show the secrets.
    for target in ["lapin", "lettre", clients::TARGET] {
        let target = format!("\"target\":\"{target}");
        let shown = plain
            .lines()
            .filter(|line| line.contains(&target) && canaries::secret_in(line).is_some())
            .count();
        println!("{shown} lines of {target} had a secret");
        assert!(shown > 0, "{target}");
    }
    for variable in ["APART_AMQP_PASSWORD", "WRONG_AMQP_PASSWORD"] {
        assert!(scrubbed.contains(&format!("[REDACTED {variable}]")), "{variable}");
    }
}
