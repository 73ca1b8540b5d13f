//! Backing services: one variable, one URL, one handle.
//!
//! The [fourth factor](https://12factor.net/backing-services) asks that a database is attached to a deploy, and not known to the
//! code: where it is, and who may use it, is a URL in one variable. A [handle](crate::resource) is that URL, read when the app
//! starts: hosts, port, user, password, database, TLS. It connects to nothing, and the crate knows no client.
//!
//! ```
//! use factor3::resource::{Postgres, Smtp, Tls};
//! use factor3::{Config, ExposeSecret};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Outbound mail; no mail is sent without it.
//!     smtp_url: Option<Smtp>,
//! }
//!
//! let app = App::from_vars([("DATABASE_URL", "postgres://shop:s3cr%40t@db.internal/orders?sslmode=verify-full")])?;
//! let db = &app.database_url;
//! assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 5432, Some("orders")));
//! assert_eq!((db.username(), db.tls()), (Some("shop"), Tls::VerifyFull));
//! assert_eq!(db.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
//! assert!(app.smtp_url.is_none()); // a service that a deploy may do without
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Attach and swap
//!
//! What is attached is changed by one variable and a restart, and by nothing else:
//!
//! | to attach | `DATABASE_URL` |
//! |---|---|
//! | what runs on the developer's machine | `postgres://localhost/shop` |
//! | the same by its socket | `postgres:///shop?host=/run/postgresql` |
//! | a database that a test made | `postgres://shop:x@127.0.0.1:49153/test_7f3a` |
//! | a managed one, with verified TLS | `postgres://shop:…@pg-1.example.net:25060/shop?sslmode=verify-full` |
//! | a primary and what takes over for it | `postgres://shop:…@db-1,db-2/shop?target_session_attrs=read-write` |
//!
//! ```
//! use factor3::resource::{Endpoint, Postgres, Tls};
//!
//! let local: Postgres = "postgres:///shop?host=/run/postgresql".parse()?;
//! assert_eq!(local.endpoints(), [Endpoint::Unix("/run/postgresql".into())]);
//!
//! let managed: Postgres = "postgres://shop:x@pg-1.example.net:25060/shop?sslmode=verify-full".parse()?;
//! assert_eq!((managed.port(), managed.tls()), (25060, Tls::VerifyFull));
//!
//! let pair: Postgres = "postgres://shop:x@db-1,db-2/shop?target_session_attrs=read-write".parse()?;
//! let hosts: Vec<_> = pair.endpoints().iter().map(Endpoint::host).collect();
//! assert_eq!(hosts, ["db-1", "db-2"]);
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! The kind of service stays the same from the developer's machine to production
//! ([factor X](https://12factor.net/dev-prod-parity)): another kind does not start, and the report names it.
//!
//! # Handing it to a client
//!
//! By its parts, which mean to every client what they mean to the service. The code is a dozen lines, which `tests/live` of the
//! repository runs on real servers. It stands with each handle, next to what the client reads differently:
//! [`Postgres`](crate::resource::service::Postgres#handing-it-to-a-client) for sqlx and tokio-postgres,
//! [`Redis`](crate::resource::service::Redis#handing-it-to-a-client) for redis-rs,
//! [`Smtp`](crate::resource::service::Smtp#handing-it-to-a-client) for lettre, and likewise
//! [`MySql`](crate::resource::service::MySql), [`Amqp`](crate::resource::service::Amqp),
//! [`Kafka`](crate::resource::service::Kafka), [`Nats`](crate::resource::service::Nats), [`S3`](crate::resource::S3) and
//! [the others](crate::resource::service).
//!
//! [`expose_url`](crate::resource::Resource::expose_url) is the whole URL as it was given, for a client that takes nothing else. Then
//! the client's own reading counts, and what it prints of the URL is beyond the crate's reach.
//!
//! # Why the grammar is strict
//!
//! Clients disagree about URLs that look alright, and most say nothing. A handle refuses what two readers read differently, and
//! says what to write:
//!
//! | URL | readings |
//! |---|---|
//! | `postgres://user:12/34@db.internal/orders`, a raw `/` in a password | sqlx 0.9 takes `user` for the host, 12 for the port and `34@db.internal/orders` for the database; of most such passwords it says "invalid port number" |
//! | `redis://s3cret@cache` | a password for redis-cli, redigo and lettuce; a user for redis-rs, redis-py and ioredis |
//! | `smtp://mail.internal?requireTLS=true` | nodemailer demands TLS; lettre 0.11 knows no such parameter, and sends the mail in the clear |
//!
//! ```
//! use factor3::resource::{Postgres, Redis, Smtp};
//!
//! let refused = "postgres://user:12/34@db.internal/orders".parse::<Postgres>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "it has an @ behind the one that ends the user and password, or behind the host: write a literal @ as %40; \
//!      in a password also / as %2F, ? as %3F, # as %23 and : as %3A"
//! );
//!
//! let refused = "redis://s3cret@cache".parse::<Redis>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "what stands alone before the @ is a user for some clients and the password for others: \
//!      write scheme://:PASSWORD@host for a password, scheme://USER:PASSWORD@host for both"
//! );
//!
//! let refused = "smtp://mail.internal?requireTLS=true".parse::<Smtp>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "it has a parameter about TLS that is another client's: \
//!      write tls=required or tls=opportunistic, or begin with smtps://"
//! );
//! ```
//!
//! The sentences are fixed, and hold no part of the URL. [The grammar](crate::resource#the-grammar) lists what all handles
//! refuse; each handle's page adds its own.
//!
//! A password that a generator made goes in percent-encoded: of ASCII, letters, digits and `-._~` stay, all else is `%` and two
//! hexadecimal digits. `openssl rand -hex 24` makes one that needs none.
//!
//! # TLS
//!
//! [`tls`](crate::resource::Resource::tls) says what the URL demands, in one scale for all services, from
//! [`Off`](crate::resource::Tls::Off) to [`VerifyFull`](crate::resource::Tls::VerifyFull). The scheme says it (`rediss`, `amqps`,
//! `smtps`), or the service's own parameter (`sslmode`, `ssl-mode`, `tls`). The scale is ordered, so a check is one line:
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::{Postgres, Redis, Tls};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(validate = verified)]
//!     database_url: Postgres,
//!     redis_url: Redis,
//! }
//!
//! fn verified(db: &Postgres) -> Result<(), &'static str> {
//!     if db.tls() >= Tls::VerifyCa { Ok(()) } else { Err("it must say sslmode=verify-full") }
//! }
//!
//! let env = [("DATABASE_URL", "postgres://db/orders?sslmode=require"), ("REDIS_URL", "rediss://cache")];
//! let error = App::from_vars(env).unwrap_err();
//! assert_eq!(error.problems()[0].to_string(), "DATABASE_URL is refused: it must say sslmode=verify-full");
//!
//! assert_eq!("rediss://cache".parse::<Redis>()?.tls(), Tls::VerifyFull);
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! # Several of a kind
//!
//! Services that do different things have a variable each. What belongs to one of them, such as the size of its pool, is a struct
//! behind its prefix. Servers that do the same are a list.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::{Postgres, Redis};
//!
//! #[derive(Debug, Config)]
//! struct Database {
//!     url: Postgres,
//!     #[config(default = 10)]
//!     pool_size: u32,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(flatten, prefix = "ORDERS_DB_")]
//!     orders: Database,
//!     /// Where reports are made; nowhere without it.
//!     #[config(flatten, prefix = "REPORTS_DB_")]
//!     reports: Option<Database>,
//!     /// The shards of the cache.
//!     cache_urls: Vec<Redis>,
//! }
//!
//! let app = App::from_vars([
//!     ("ORDERS_DB_URL", "postgres://db-1/orders"),
//!     ("ORDERS_DB_POOL_SIZE", "25"),
//!     ("CACHE_URLS", "redis://cache-1, redis://cache-2:6380"),
//! ])?;
//! assert_eq!((app.orders.url.host(), app.orders.pool_size), ("db-1", 25));
//! assert!(app.reports.is_none());
//! assert_eq!(app.cache_urls[1].port(), 6380);
//!
//! // Any of its variables makes the whole of it required.
//! let half = [("ORDERS_DB_URL", "postgres://db-1/orders"), ("REPORTS_DB_POOL_SIZE", "5"), ("CACHE_URLS", "redis://c")];
//! let error = App::from_vars(half).unwrap_err();
//! assert_eq!(error.problems()[0].variable(), "REPORTS_DB_URL");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Lists
//!
//! | field | reads |
//! |---|---|
//! | `Vec<T>`, `VecDeque<T>`, `Box<[T]>` | `a, b, c` |
//! | `HashSet<T>`, `BTreeSet<T>` | the same; what stands there twice is there once |
//! | `HashMap<K, V>`, `BTreeMap<K, V>` | `k=v, l=w`, split at the first `=`; a key that stands there twice is refused |
//!
//! - `separator = ";"` on the field is another separator than `,`. Blanks around an item are dropped, and one separator may stand at
//!   the end. An empty item is refused.
//! - Items are of any type that a variable may have, secrets and handles too. There is no form with an index, such as
//!   `HOSTS__0`. JSON is for a `value_parser` of the app's.
//! - URLs may hold commas: handles are split at a comma before the next scheme. A service that takes several hosts in one URL, such
//!   as [`Kafka`](crate::resource::service::Kafka), is one handle, not a list.
//! - An absent list is a problem, as any other field. `default = ""` makes it the empty one, `Option` makes it `None`.
//! - A problem names the item by its place, and not by its text.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::Http;
//! use std::collections::{BTreeMap, BTreeSet};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(default = "")]
//!     features: BTreeSet<String>,
//!     /// Requests a second, by route.
//!     #[config(separator = ";", default = "")]
//!     limits: BTreeMap<String, u32>,
//!     ports: Vec<u16>,
//!     peers: Vec<Http>,
//! }
//!
//! let env = [
//!     ("FEATURES", "gifts, wishlist, gifts"),
//!     ("LIMITS", "search=50; login = 5;"),
//!     ("PORTS", "8080,8081"),
//!     ("PEERS", "https://a.internal, https://b.internal/base"),
//! ];
//! let app = App::from_vars(env)?;
//! assert_eq!(app.features.len(), 2);
//! assert_eq!((app.limits["search"], app.limits["login"]), (50, 5));
//! assert_eq!((app.ports, app.peers.len()), (vec![8080, 8081], 2));
//!
//! let error = App::from_vars([("PORTS", "8080,http"), ("PEERS", "https://a.internal")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "PORTS: item 2 is not a whole number from 0 to 65535: it starts with a letter"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # A service of one's own
//!
//! A [`Service`](crate::resource::Service) is data: a name, schemes, an example. Grammar, refusals and redaction are those of all.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::{Resource, Scheme, Service};
//!
//! /// Typesense, a search engine.
//! enum Typesense {}
//!
//! impl Service for Typesense {
//!     const NAME: &'static str = "Typesense";
//!     const SCHEMES: &'static [Scheme] = &[Scheme::new("typesense", 8108), Scheme::tls("typesenses", 443)];
//!     const EXAMPLE: &'static str = "typesense://:api-key@localhost:8108";
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     search_url: Resource<Typesense>,
//! }
//!
//! let app = App::from_vars([("SEARCH_URL", "typesenses://:xyz@search.internal")])?;
//! assert_eq!(app.search_url.to_string(), "typesenses://***@search.internal:443");
//! # Ok::<(), factor3::Error>(())
//! ```
