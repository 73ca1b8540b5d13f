//! The program of the README, with the URLs of real servers.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "this test uses only a part of the servers and clients")]

#[path = "../postgres/clients.rs"]
mod postgres_clients;
#[path = "../postgres/server.rs"]
mod postgres_server;
#[path = "../redis/clients.rs"]
mod redis_clients;
#[path = "../redis/server.rs"]
mod redis_server;

use std::process::{Command, Output};

use factor3::resource::{Postgres, Redis, Smtp};
use factor3::{Config, ExposeSecret, SecretString};
use factor3_live_tests::{PASSWORD, USER, output, userinfos};

use crate::postgres_clients::{by_sqlx, sqlx_options};
use crate::postgres_server::PostgresServer;
use crate::redis_clients::{by_redis, redis_info};
use crate::redis_server::RedisServer;

/// Everything that varies between deploys.
#[derive(Debug, Config)]
struct AppConfig {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Primary database.
    database_url: Postgres,
    /// Cache and job queue.
    redis_url: Redis,
    /// Outbound mail; no mail is sent without it.
    smtp_url: Option<Smtp>,
    /// Key of the payment provider.
    stripe_api_key: SecretString,
}

#[test]
fn the_struct_here_is_the_struct_of_the_example() {
    let of = |source: &'static str| {
        let from = source.find("/// Everything that varies").unwrap();
        source[from..].split("\n}\n").next().unwrap()
    };
    assert_eq!(of(include_str!("main.rs")), of(include_str!("../../../../../examples/quickstart.rs")));
}

#[test]
fn the_program_starts_and_its_config_connects() {
    let (postgres, redis) = (PostgresServer::start(), RedisServer::start());
    for userinfo in userinfos() {
        let vars = [
            ("DATABASE_URL", format!("postgres://{userinfo}@127.0.0.1:{}/first", postgres.port())),
            ("REDIS_URL", format!("redis://{userinfo}@127.0.0.1:{}/5", redis.port())),
            ("STRIPE_API_KEY", "sk_live_4eC39HqLyjWDarjtT1zdp7dc".to_owned()),
        ];
        let config = AppConfig::from_vars(vars.clone()).unwrap();
        assert_eq!((config.port, config.smtp_url.is_none()), (3000, true));
        assert!(config.stripe_api_key.expose_secret().starts_with("sk_live_"));
        let (db, cache) = (&config.database_url, &config.redis_url);
        let user = USER.to_owned();
        assert_eq!(
            by_sqlx(&sqlx_options(db, &db.endpoints()[0])).unwrap(),
            (user.clone(), "first".to_owned())
        );
        assert_eq!(by_redis(redis_info(cache).unwrap()).unwrap(), (user, 5));

        let program = run(&vars);
        let (stdout, stderr) = texts(&program);
        assert_eq!((program.status.code(), &*stderr), (Some(0), ""));
        for shown in ["port: 3000", "[REDACTED]", &db.to_string(), &cache.to_string()] {
            assert!(stdout.contains(shown), "{shown} is not in:\n{stdout}");
        }
        let (_, password) = userinfo.split_once(':').unwrap();
        for secret in [PASSWORD, password, "p%40", "sk_live", "4eC39"] {
            assert!(!stdout.contains(secret), "{stdout}");
        }
        // `--show-output` shows this.
        println!("{stdout}");
    }
}

#[test]
fn without_variables_the_program_reports_what_is_missing() {
    let program = run(&[]);
    let (stdout, stderr) = texts(&program);
    assert_eq!((program.status.code(), &*stdout), (Some(78), ""), "{stderr}");
    for name in ["DATABASE_URL", "REDIS_URL", "STRIPE_API_KEY"] {
        assert!(stderr.contains(name), "{name} is not in:\n{stderr}");
    }
    println!("{stderr}");
}

/// Builds the example and runs it with only these variables.
fn run(vars: &[(&str, String)]) -> Output {
    let built = output(
        Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--example", "quickstart", "--message-format=json"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../..")),
    );
    let (_, program) = built.split_once("\"executable\":\"").unwrap();
    let (program, _) = program.split_once('"').unwrap();
    Command::new(program).env_clear().envs(vars.iter().cloned()).output().unwrap()
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}
