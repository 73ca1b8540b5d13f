//! The backing services of the shop, and the variables that name them.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use factor3::resource::Redis;
use factor3_live_tests::{PASSWORD, USER, free_port, userinfos};
use redis::{Client, Commands};
use ureq::Agent;

use crate::http::get;
use crate::postgres_server::PostgresServer;
use crate::process::{Process, Vars, until};
use crate::redis_clients::redis_info;
use crate::redis_server::RedisServer;
use crate::smtp_server::MailServer;

/// Only one test uses the services at a time, so that a measurement does not include another test.
#[derive(Debug)]
pub(crate) struct Services {
    pub(crate) postgres: PostgresServer,
    redis: RedisServer,
    mail: MailServer,
    _turn: MutexGuard<'static, ()>,
}

static TURN: Mutex<()> = Mutex::new(());

impl Services {
    /// Starts the services. The tables are in the database `first`.
    pub(crate) fn start() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let services = Self {
            postgres: PostgresServer::start(),
            redis: RedisServer::start(),
            mail: MailServer::start(),
            _turn: turn,
        };
        services.migrate("first");
        services
    }

    /// The variables of all processes.
    pub(crate) fn vars(&self) -> Vars {
        let [_, least_escaped] = userinfos();
        vec![
            ("DATABASE_URL", self.database_url("first")),
            ("REDIS_URL", format!("redis://{least_escaped}@127.0.0.1:{}/5", self.redis.port())),
            ("SMTP_URL", format!("smtp://127.0.0.1:{}", self.mail.plain)),
            ("SMTP_USER", USER.to_owned()),
            ("SMTP_PASSWORD", PASSWORD.to_owned()),
            ("MAIL_FROM", "The Shop <shop@example.com>".to_owned()),
            ("SHUTDOWN_DRAIN", "1s".to_owned()),
            ("LOG_LEVEL", "debug".to_owned()),
        ]
    }

    pub(crate) fn database_url(&self, database: &str) -> String {
        let [userinfo, _] = userinfos();
        format!("postgres://{userinfo}@127.0.0.1:{}/{database}", self.postgres.port())
    }

    pub(crate) fn migrate(&self, database: &str) {
        let vars = with(&self.vars(), "DATABASE_URL", &self.database_url(database));
        assert_eq!(Process::start("migrate", &vars).ends_with(), Some(0));
    }

    /// Every order of the database `first`, and its status.
    pub(crate) fn orders(&self) -> BTreeMap<i64, String> {
        let rows = self.postgres.query("first", "select id, status from orders");
        let order =
            |row: &str| row.split_once('|').map(|(id, status)| (id.parse().unwrap(), status.to_owned()));
        rows.lines().map(|row| order(row).unwrap()).collect()
    }

    /// Every order of the queue.
    pub(crate) fn queue(&self) -> HashSet<i64> {
        self.redis().zrange("orders:queue", 0, -1).unwrap()
    }

    /// The orders that a worker has taken from the queue and has neither finished nor given back.
    pub(crate) fn taken(&self) -> HashSet<i64> {
        let mut redis = self.redis();
        let (seconds, micros): (u64, u64) = redis::cmd("TIME").query(&mut redis).unwrap();
        let now = seconds * 1000 + micros / 1000;
        redis.zrangebyscore("orders:queue", format!("({now}"), "+inf").unwrap()
    }

    fn redis(&self) -> redis::Connection {
        let vars = self.vars();
        let (_, url) = vars.iter().find(|(name, _)| *name == "REDIS_URL").unwrap();
        let cache: Redis = url.parse().unwrap();
        Client::open(redis_info(&cache).unwrap()).unwrap().get_connection().unwrap()
    }

    /// The mails since the last call. Call this after all orders are confirmed, since a mail under way may be lost.
    pub(crate) fn mails(&self) -> Vec<String> {
        self.mail.mails()
    }
}

/// The variables with one value replaced.
pub(crate) fn with(vars: &Vars, name: &'static str, value: &str) -> Vars {
    let others = vars.iter().filter(|(other, _)| *other != name).cloned();
    others.chain([(name, value.to_owned())]).collect()
}

/// A web process that answers on its own port.
#[derive(Debug)]
pub(crate) struct Web {
    pub(crate) process: Process,
    pub(crate) address: String,
    pub(crate) url: String,
}

impl Web {
    pub(crate) fn start(agent: &Agent, vars: &Vars) -> Self {
        Self::start_on(agent, vars, &format!("127.0.0.1:{}", free_port()))
    }

    pub(crate) fn start_on(agent: &Agent, vars: &Vars, address: &str) -> Self {
        let url = format!("http://{address}");
        let process = Process::start("web", &with(vars, "PORT", address));
        let health = format!("{url}/health");
        until("the web process is well", || get(agent, &health).is_ok_and(|(status, _)| status == 200));
        Self { process, address: address.to_owned(), url }
    }
}
