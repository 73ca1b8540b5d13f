//! URLs as providers issue them: each is read as `tests/data/providers.tsv` says, or refused where it says so.
//!
//! A row has the service, the URL, the provider, and what is expected: facts such as `user=shop`, separated by ` ~ `.
//! `refuse=yes` is a URL that must be refused, `refuse=may` one that may be. Every credential in the file contains
//! `s3cr`, or is an ordinary word that may show.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use factor3::ExposeSecret;
use factor3::resource::{
    Amqp, AzureBlob, Beanstalkd, ClickHouse, CouchDb, Elasticsearch, Endpoint, Http, Kafka, Memcached,
    MongoDb, Mqtt, MySql, Nats, Otlp, Postgres, Proxy, Redis, Resource, S3, SentryDsn, Service, Smtp, Sqlite,
    StatsD, Syslog,
};

/// The facts of a URL, and everything that is shown of it; or the message that refuses it.
type Read = Result<(Facts, String), String>;
type Facts = BTreeMap<String, String>;

#[test]
fn each_url_is_read_as_its_provider_means_it() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in include_str!("../data/providers.tsv").lines().skip(1) {
        let mut columns = line.split('\t');
        let [Some(service), Some(url), Some(provider), Some(expected)] = [(); 4].map(|()| columns.next())
        else {
            panic!("four columns: {line}")
        };
        rows += 1;
        let expected: BTreeMap<&str, &str> =
            expected.split(" ~ ").map(|fact| fact.trim().split_once('=').unwrap()).collect();
        if let Err(why) = judge(&read(service, url, &expected), &expected) {
            wrong.push(format!("{service} ({provider}) {url}\n    {why}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows > 200, "{rows}");
}

/// Compares what was read with what is expected.
fn judge(read: &Read, expected: &BTreeMap<&str, &str>) -> Result<(), String> {
    let shown = match read {
        Ok((_, shown)) => shown,
        Err(message) => message,
    };
    for name in ["pw", "secret", "token", "sas", "sp.authMechanismProperties"] {
        if let Some(secret) = expected.get(name).filter(|secret| secret.contains("s3cr")) {
            let core = &secret[secret.find("s3cr").unwrap()..];
            let core = &core[..core.len().min(8)];
            if shown.contains(core) {
                return Err(format!("shows {name}: {shown}"));
            }
        }
    }
    let facts = match (read, expected.get("refuse").copied()) {
        (Err(_), Some("yes" | "may")) => return Ok(()),
        (Err(message), _) => return Err(format!("refused: {message}")),
        (Ok((_, shown)), Some("yes")) => return Err(format!("must be refused, and is {shown}")),
        (Ok((facts, _)), _) => facts,
    };
    for (name, value) in expected {
        if matches!(*name, "refuse" | "secret") {
            continue;
        }
        let found = facts.get(*name).map_or("<none>", String::as_str);
        if found != *value {
            return Err(format!("{name} is {found}, not {value}"));
        }
    }
    Ok(())
}

fn read(service: &str, url: &str, expected: &BTreeMap<&str, &str>) -> Read {
    match service {
        "Amqp" => of(url, expected, |it: &Amqp, put| {
            put("vhost", it.vhost().map(str::to_owned));
            put("heartbeat", it.heartbeat().map(|seconds| seconds.to_string()));
        }),
        "AzureBlob" => own(url, |it: &AzureBlob, put| {
            put("account", it.account().map(str::to_owned));
            put("endpoint", Some(it.endpoint().to_owned()));
            put("pw", it.account_key().map(|key| key.expose_secret().to_owned()));
            put("sas", it.sas_token().map(|token| token.expose_secret().to_owned()));
        }),
        "Beanstalkd" => of(url, expected, |_: &Beanstalkd, _| {}),
        "ClickHouse" => of(url, expected, |it: &ClickHouse, put| {
            put("db", it.database().map(str::to_owned));
            put("http_url", it.http_url());
        }),
        "CouchDb" => of(url, expected, |it: &CouchDb, put| put("db", it.database().map(str::to_owned))),
        "Elasticsearch" => {
            of(url, expected, |it: &Elasticsearch, put| put("nodes", Some(it.nodes().join(","))))
        }
        "Http" => of(url, expected, |it: &Http, put| {
            put("token", it.token().map(|token| token.expose_secret().to_owned()));
        }),
        "Kafka" => of(url, expected, |it: &Kafka, put| put("bootstrap", Some(it.bootstrap_servers()))),
        "Memcached" => of(url, expected, |it: &Memcached, put| put("servers", Some(it.servers().join(",")))),
        "MongoDb" => of(url, expected, |it: &MongoDb, put| {
            put("db", it.database().map(str::to_owned));
            put("rs", it.replica_set().map(str::to_owned));
            put("auth_source", it.auth_source().map(str::to_owned));
            put("mech", it.auth_mechanism().map(str::to_owned));
        }),
        "Mqtt" => of(url, expected, |it: &Mqtt, put| put("ws_path", it.ws_path().map(str::to_owned))),
        "MySql" => of(url, expected, |it: &MySql, put| put("db", it.database().map(str::to_owned))),
        "Nats" => of(url, expected, |it: &Nats, put| {
            put("token", it.token().map(|token| token.expose_secret().to_owned()));
            put("servers", Some(it.servers().join(",")));
        }),
        "Otlp" => of(url, expected, |it: &Otlp, put| {
            put("traces_url", Some(it.traces_url().expose_secret().to_owned()));
        }),
        "Postgres" => of(url, expected, |it: &Postgres, put| put("db", it.database().map(str::to_owned))),
        "Proxy" => of(url, expected, |it: &Proxy, put| {
            put("url", Some(it.expose_url().to_owned()));
            put("remote_dns", Some(it.remote_dns().to_string()));
        }),
        "Redis" => of(url, expected, |it: &Redis, put| put("dbnum", Some(it.database().to_string()))),
        "S3" => own(url, |it: &S3, put| {
            put("bucket", Some(it.bucket().to_owned()));
            put("prefix", it.prefix().map(str::to_owned));
            put("endpoint", it.endpoint().map(str::to_owned));
            put("region", it.region().map(str::to_owned));
            put("user", it.access_key_id().map(str::to_owned));
            put("pw", it.secret_access_key().map(|key| key.expose_secret().to_owned()));
        }),
        "SentryDsn" => of(url, expected, |it: &SentryDsn, put| {
            put("key", Some(it.public_key().to_owned()));
            put("project", Some(it.project().to_owned()));
        }),
        "Smtp" => of(url, expected, |it: &Smtp, put| put("starttls", Some(it.starttls().to_string()))),
        "Sqlite" => own(url, |it: &Sqlite, put| {
            put("file", it.path().map(|path| path.display().to_string()));
            put("memory", Some(it.is_memory().to_string()));
            put("p.mode", it.param("mode").map(str::to_owned));
        }),
        "StatsD" => of(url, expected, |_: &StatsD, _| {}),
        "Syslog" => of(url, expected, |_: &Syslog, _| {}),
        other => panic!("no service {other}"),
    }
}

type Put<'p> = &'p mut dyn FnMut(&str, Option<String>);

/// Reads a handle with hosts.
fn of<S: Service>(url: &str, expected: &BTreeMap<&str, &str>, more: fn(&Resource<S>, Put<'_>)) -> Read {
    let (mut facts, shown) = own(url, more)?;
    let handle: Resource<S> = url.parse().map_err(|error: factor3::ValueError| error.to_string())?;
    let mut put = |name: &str, fact: Option<&str>| {
        if let Some(fact) = fact {
            facts.insert(name.to_owned(), fact.to_owned());
        }
    };
    put("hosts", Some(&handle.endpoints().iter().map(endpoint).collect::<Vec<_>>().join(",")));
    put("user", handle.username());
    put("pw", handle.password().map(|password| password.expose_secret()));
    put("tls", Some(&format!("{:?}", handle.tls())));
    for fact in expected.keys() {
        if let Some(name) = fact.strip_prefix("p.") {
            put(fact, handle.param(name));
        } else if let Some(name) = fact.strip_prefix("sp.") {
            put(fact, handle.secret_param(name).map(|value| value.expose_secret()));
        }
    }
    Ok((facts, shown))
}

/// Reads a handle that is a type of its own.
fn own<T>(url: &str, more: fn(&T, Put<'_>)) -> Read
where
    T: FromStr<Err = factor3::ValueError> + Display + Debug,
{
    let handle: T = url.parse().map_err(|error: factor3::ValueError| format!("{error} {error:?}"))?;
    let mut facts = Facts::new();
    more(&handle, &mut |name, fact| {
        if let Some(fact) = fact {
            facts.insert(name.to_owned(), fact);
        }
    });
    Ok((facts, format!("{handle} {handle:?}")))
}

fn endpoint(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Unix(path) => format!("unix:{}", path.display()),
        Endpoint::Srv { host } => format!("srv:{host}"),
        tcp => tcp.to_string(),
    }
}
