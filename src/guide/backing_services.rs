//! Backing services: one variable, one URL, one handle.
//!
//! The [fourth factor](https://12factor.net/backing-services) asks that a deploy attaches its database, and that the code does
//! not depend on which database that is. One variable holds a URL, which says where the database is and who may use it. A
//! [handle](crate::resource) is that URL, read when the application starts: hosts, port, user, password, database, TLS. A handle
//! connects to nothing, and the crate depends on no client.
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
//! let url = "postgres://shop:s3cr%40t@db.internal/orders?sslmode=verify-full";
//! let app = App::from_vars([("DATABASE_URL", url)])?;
//! let db = &app.database_url;
//! assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 5432, Some("orders")));
//! assert_eq!((db.username(), db.tls()), (Some("shop"), Tls::VerifyFull));
//! assert_eq!(db.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
//! assert!(app.smtp_url.is_none()); // this deploy has no mail
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Attach and swap
//!
//! To attach another database, change one variable and restart:
//!
//! | database | `DATABASE_URL` |
//! |---|---|
//! | on the developer's machine | `postgres://localhost/shop` |
//! | on the developer's machine, by its socket | `postgres:///shop?host=/run/postgresql` |
//! | created by a test | `postgres://shop:x@127.0.0.1:49153/test_7f3a` |
//! | managed, with verified TLS | `postgres://shop:…@pg-1.example.net:25060/shop?sslmode=verify-full` |
//! | a primary and its standby | `postgres://shop:…@db-1,db-2/shop?target_session_attrs=read-write` |
//!
//! ```
//! use factor3::resource::{Endpoint, Postgres, Tls};
//!
//! let local: Postgres = "postgres:///shop?host=/run/postgresql".parse()?;
//! assert_eq!(local.endpoints(), [Endpoint::Unix("/run/postgresql".into())]);
//!
//! let managed = "postgres://shop:x@pg-1.example.net:25060/shop?sslmode=verify-full";
//! let managed: Postgres = managed.parse()?;
//! assert_eq!((managed.port(), managed.tls()), (25060, Tls::VerifyFull));
//!
//! let pair = "postgres://shop:x@db-1,db-2/shop?target_session_attrs=read-write";
//! let pair: Postgres = pair.parse()?;
//! let hosts: Vec<_> = pair.endpoints().iter().map(Endpoint::host).collect();
//! assert_eq!(hosts, ["db-1", "db-2"]);
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! Development and production use the same kind of service ([factor X](https://12factor.net/dev-prod-parity)). If the URL
//! belongs to another kind, the application does not start, and the report names that kind.
//!
//! The application's own address, which it puts into links, is not a service. Use `url::Url` for it (feature `url`). A handle is
//! for a client: what it prints is for logs, with the port and without the path, as in `https://shop.example:443/***`.
//!
//! # The password in its own variable
//!
//! A password in a URL has to be percent-encoded, and the URL becomes a secret as a whole. With `password` on the field, the
//! password has a variable of its own, as raw text. The URL then belongs to the ordinary config, and the generated files put it
//! there:
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::Postgres;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(username, password)]
//!     database_url: Postgres,
//! }
//!
//! let app = App::from_vars([
//!     ("DATABASE_URL", "postgres://db.internal/orders"),
//!     ("DATABASE_USER", "shop"),
//!     ("DATABASE_PASSWORD", "100% s/cr@t"),
//! ])?;
//! // A client that takes a URL gets the password percent-encoded.
//! assert_eq!(
//!     app.database_url.expose_url(),
//!     "postgres://shop:100%25%20s%2Fcr%40t@db.internal/orders"
//! );
//!
//! // Which of two different passwords is meant?
//! let error = App::from_vars([
//!     ("DATABASE_URL", "postgres://shop:old@db.internal/orders"),
//!     ("DATABASE_PASSWORD", "new"),
//! ]);
//! assert_eq!(
//!     error.unwrap_err().problems()[0].to_string(),
//!     "DATABASE_URL and DATABASE_PASSWORD hold different passwords: remove the password from DATABASE_URL"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! A user may stay in the URL: `postgres://shop@db.internal/orders`. [Rotation](super::rotation#operators) shows the variables with
//! the `Secret` of an operator, and [a password that rotates](super::rotation).
//!
//! # Clients
//!
//! A client gets the parts of a handle, which mean the same to every client. The macros of [`client`](crate::client) pass them to
//! the crates that backends use most. The application chooses the version of the client:
//!
//! ```ignore
//! let pool = PgPoolOptions::new().connect_lazy_with(client::sqlx_postgres!(app.database_url)?);
//! let cache = redis::Client::open(client::redis!(app.redis_url)?)?;
//! ```
//!
//! A part or parameter that the client cannot express is an error with the fix, and is never dropped. For another client, write a
//! dozen lines: the page of each [handle](crate::resource::service) has them for a usual client, and says what that client reads
//! differently. `tests/packages/live` of the repository runs all of it on real servers.
//!
//! A handle reads the URL that a provider issues, word for word. If the usual client reads it differently, the handle says
//! what the provider means:
//!
//! | URL | the handle reads | the client, if it gets the whole URL |
//! |---|---|---|
//! | `smtp://user:password@smtp.example.com:587` | STARTTLS, verified; `tls=none` turns it off | lettre sends the password in clear text |
//! | `amqp://user:password@host:5672/` | no vhost, as RabbitMQ's operator for Kubernetes means it | lapin asks for a vhost with an empty name |
//! | `https://bucket.fly.storage.tigris.dev/prefix` | a bucket in the host | object_store refuses the host |
//! | `mysql://…?sslaccept=strict` | verified TLS | sqlx ignores the parameter |
//!
//! Heroku's add-on for Redis sets a `rediss://` URL, and its server has a self-signed certificate. For such a URL,
//! [`tls`](crate::resource::Resource::tls) is [`Tls::VerifyFull`](crate::resource::Tls::VerifyFull), so the connection fails. An
//! application that accepts the certificate lowers the verification in its own code, where it makes the client.
//!
//! Some clients only take a whole URL: [`expose_url`](crate::resource::Resource::expose_url) returns it as it was given. Then the
//! client interprets the URL itself, and the crate cannot control what the client prints of it.
//!
//! # Strict grammar
//!
//! Clients disagree about URLs that look correct, and most of them do so silently. A handle refuses a URL that two clients
//! read differently, and says what to write instead:
//!
//! | URL | readings |
//! |---|---|
//! | `postgres://user:12/34@db.internal/orders`, a raw `/` in a password | sqlx 0.9 reads the host `user`, the port 12 and the database `34@db.internal/orders`; for most such passwords it reports "invalid port number" |
//! | `redis://s3cret@cache` | a password for redis-cli, redigo and lettuce; a user for redis-rs, redis-py and ioredis |
//! | `smtp://mail.internal?requireTLS=true` | nodemailer requires TLS; lettre 0.11 ignores the parameter, and sends the mail without encryption |
//!
//! ```
//! use factor3::resource::{Postgres, Redis, Smtp};
//!
//! let refused = "postgres://user:12/34@db.internal/orders".parse::<Postgres>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "it has an @ too many: write each @ as %40, except the one before the host; \
//!      in a password, also write / as %2F, ? as %3F, # as %23 and : as %3A"
//! );
//!
//! let refused = "redis://s3cret@cache".parse::<Redis>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "clients disagree whether the part before the @ is a user or a password: \
//!      write scheme://:PASSWORD@host for a password, scheme://USER:PASSWORD@host for both"
//! );
//!
//! let refused = "smtp://mail.internal?requireTLS=true".parse::<Smtp>().unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "it has a parameter about TLS that belongs to another client: \
//!      write tls=required, or begin with smtps://"
//! );
//! ```
//!
//! These sentences are fixed, and hold no part of the URL. [The grammar](crate::resource#the-grammar) lists what every handle
//! refuses. The page of each handle lists what it refuses in addition.
//!
//! Give a generated password [a variable of its own](#the-password-in-its-own-variable), or percent-encode it: keep ASCII letters, digits and `-._~`, and write every other byte as `%` and two
//! hexadecimal digits. `openssl rand -hex 24` makes a password that needs no encoding.
//!
//! # TLS
//!
//! [`tls`](crate::resource::Resource::tls) says which TLS the URL requires. All services use the same scale, from
//! [`Off`](crate::resource::Tls::Off) to [`VerifyFull`](crate::resource::Tls::VerifyFull). The value follows from the scheme
//! (`rediss`, `amqps`, `smtps`) or from a parameter of the service (`sslmode`, `ssl-mode`, `tls`). The scale is ordered, so a
//! check is one line:
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
//! let env = [
//!     ("DATABASE_URL", "postgres://db/orders?sslmode=require"),
//!     ("REDIS_URL", "rediss://cache"),
//! ];
//! let error = App::from_vars(env).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "DATABASE_URL was rejected: it must say sslmode=verify-full"
//! );
//!
//! assert_eq!("rediss://cache".parse::<Redis>()?.tls(), Tls::VerifyFull);
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! # Several services
//!
//! Give each service that has its own purpose its own variable. Put the settings of one service, such as the size of its pool,
//! into a struct, and flatten it with a prefix. Use a list for servers with the same purpose.
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
//!     /// Database for sales reports; without it, there are no reports.
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
//! // If any variable of `REPORTS_DB_` is set, the required ones must be set, too.
//! let half = [
//!     ("ORDERS_DB_URL", "postgres://db-1/orders"),
//!     ("REPORTS_DB_POOL_SIZE", "5"),
//!     ("CACHE_URLS", "redis://c"),
//! ];
//! let error = App::from_vars(half).unwrap_err();
//! assert_eq!(error.problems()[0].variable(), "REPORTS_DB_URL");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Lists
//!
//! | field | value |
//! |---|---|
//! | `Vec<T>`, `VecDeque<T>`, `Box<[T]>` | `a, b, c` |
//! | `HashSet<T>`, `BTreeSet<T>` | `a, b, c`; the set keeps a repeated item once |
//! | `HashMap<K, V>`, `BTreeMap<K, V>` | `k=v, l=w`, split at the first `=`; a repeated key is refused |
//!
//! - `separator = ";"` on the field replaces the `,`. Blanks around an item are dropped, and the value may end with one
//!   separator. An empty item is refused.
//! - An item can have any type that a variable may have, including secrets and handles. There is no form with an index, such as
//!   `HOSTS__0`. For JSON, write a `value_parser`.
//! - URLs may hold commas, so a list of handles is split at a comma before the next scheme. A service that takes several hosts in
//!   one URL, such as [`Kafka`](crate::resource::service::Kafka), is one handle and not a list.
//! - For origins of browsers, use `Vec<String>`, which also takes `*`. `Vec<Http>` is for services that the application calls.
//! - A list that is not set is a problem, as for any other field. With `default = ""` it is empty, and with `Option` it is `None`.
//! - A problem names the item by its position, and does not show its text.
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
//! let wrong = [("PORTS", "8080,http"), ("PEERS", "https://a.internal")];
//! let error = App::from_vars(wrong).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "PORTS: item 2 is not a whole number from 0 to 65535: it starts with a letter"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Your own service
//!
//! A [`Service`](crate::resource::Service) is data: a name, schemes and an example. It has the same grammar, refusals and redaction
//! as the other services. Rules of its own are a function. This one is a Git remote that is reached by SSH:
//!
//! ```
//! use factor3::resource::{Parts, Resource, Scheme, Service};
//! use factor3::{Config, ValueError};
//!
//! /// A Git remote: `ssh://git@host:22/owner/name.git`.
//! enum Git {}
//!
//! impl Service for Git {
//!     const NAME: &'static str = "Git";
//!     const SCHEMES: &'static [Scheme] = &[Scheme::new("ssh", 22)];
//!     const EXAMPLE: &'static str = "ssh://git@git.example.com/shop/catalog.git";
//!     const NOUN: &'static str = "a Git remote";
//!     const SHOW_PATH: bool = true; // the repository
//!
//!     fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
//!         match parts.path() {
//!             None | Some("") => {
//!                 Err(ValueError::because("it names no repository: write ssh://git@host/owner/name.git"))
//!             }
//!             Some(_) => Ok(()),
//!         }
//!     }
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// The repository of the catalog.
//!     catalog_url: Resource<Git>,
//! }
//!
//! let app = App::from_vars([("CATALOG_URL", "ssh://git@git.example.com/shop/catalog.git")])?;
//! let remote = &app.catalog_url;
//! assert_eq!((remote.host(), remote.port()), ("git.example.com", 22));
//! assert_eq!((remote.username(), remote.path()), (Some("git"), Some("shop/catalog.git")));
//! // A user without a password is not shown, since it may be a token.
//! assert_eq!(remote.to_string(), "ssh://***@git.example.com:22/shop/catalog.git");
//!
//! let error = App::from_vars([("CATALOG_URL", "git@git.example.com:shop/catalog.git")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "CATALOG_URL is not a Git remote: it has no scheme: begin it as the example does"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! Git also reads `git@host:path`, which scp reads, too. It is not a URL, so it is refused, and the report shows the example. To
//! migrate such a value, write `ssh://` before it, and a `/` in place of the `:`. The path of the scp form begins in the home
//! directory of the user. Hosting services do not distinguish the two. On another server, write `ssh://git@host/~/path`.
//!
//! An application that has to accept both forms reads the variable with a `value_parser`, as text.
