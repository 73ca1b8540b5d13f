//! Values that were found and are refused: the report for each, in full.
//!
//! As on [the page before](super), each text is compared with what the code above it gives.
//!
//! | what happened | |
//! |---|---|
//! | a type that does not read it | [values](#values-that-do-not-read), [URLs](#urls) |
//! | a deploy changed it | [what became of a value on its way](#what-became-of-a-value-on-its-way) |
//! | it is there twice, or elsewhere | [two names](#two-names), [secret files](#secret-files) |
//!
//! # Values that do not read
//!
//! A number, boolean or duration is told by the class of what is wrong with it; an item of a list by its place.
//!
//! ```
//! use factor3::{BindAddr, ByteSize, Config, FromEnvStr};
//! use std::time::Duration;
//!
//! #[derive(Debug, FromEnvStr)]
//! enum LogFormat {
//!     Text,
//!     Json,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Where it listens.
//!     bind: BindAddr,
//!     workers: u8,
//!     log_format: LogFormat,
//!     metrics: bool,
//!     /// Longest wait for the payment provider.
//!     #[config(range = "1s"..="30s")]
//!     timeout: Duration,
//!     #[config(default = "2MiB")]
//!     max_upload: ByteSize,
//!     /// Ports of the shards, in their order.
//!     shards: Vec<u16>,
//! }
//!
//! let error = App::from_vars([
//!     ("BIND", "0.0.0.0:eighty"),
//!     ("WORKERS", "300"),
//!     ("LOG_FORMAT", "yaml"),
//!     ("METRICS", "maybe"),
//!     ("TIMEOUT", "30"),
//!     ("MAX_UPLOAD", "2 MB"),
//!     ("SHARDS", "7001, 7002, seven"),
//! ])
//! .unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 7 problems in the environment of App
//!
//! BIND is not an address to bind
//!     meaning   Where it listens. (App.bind)
//!     expected  an address to bind, such as 8080, :8080, 0.0.0.0:8080 or [::]:8080
//!
//! WORKERS is not a whole number from 0 to 255: it is too large
//!     meaning   App.workers
//!
//! LOG_FORMAT is not one of text, json
//!     meaning   App.log_format
//!
//! METRICS is not a boolean
//!     meaning   App.metrics
//!     expected  a boolean: 1 yes y true t on, or 0 no n false f off
//!
//! TIMEOUT is not a duration from 1s to 30s: it needs a unit: ms, s, m, h or d
//!     meaning   Longest wait for the payment provider. (App.timeout)
//!     expected  a duration from 1s to 30s: numbers with units (ms s m h d), such as 30s or 1h30m
//!
//! MAX_UPLOAD is not a size in bytes: it has a blank before its unit
//!     meaning   App.max_upload
//!     expected  a size in bytes, such as 512, 10MB or 64MiB
//!
//! SHARDS: item 3 is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   Ports of the shards, in their order. (App.shards)
//!     expected  a list separated by commas, each item a whole number from 0 to 65535
//!
//! factor3: 7 problems, nothing was started");
//! ```
//!
//! # URLs
//!
//! Of a URL that is refused nothing shows, whatever is wrong with it: where a `@` is raw, no reader can know which part of
//! it is the password. A text that is not one of the service's URLs is refused by the name of the service that it is of.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::{Amqp, Postgres, Redis, Smtp};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     database_url: Postgres,
//!     cache_url: Redis,
//!     queue_url: Amqp,
//!     smtp_url: Smtp,
//! }
//!
//! let error = App::from_vars([
//!     ("DATABASE_URL", "postgres://shop:hunter2@hunter3@db/shop"), // a raw @
//!     ("CACHE_URL", "redis://cache:sixty"),
//!     ("QUEUE_URL", "redis://queue"),
//!     ("SMTP_URL", "mail.example.com"),
//! ])
//! .unwrap_err();
//! let report = error.to_string();
//! assert!(!report.contains("hunter") && !report.contains("sixty") && !report.contains("example.com"));
//! assert_eq!(report, "\
//! factor3: 4 problems in the environment of App
//!
//! DATABASE_URL is not a Postgres URL: it has an @ behind the one that ends the user and password, or behind the host: write a literal @ as %40; in a password also / as %2F, ? as %3F, # as %23 and : as %3A
//!     meaning   App.database_url
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!
//! CACHE_URL is not a Redis URL: its port is not a whole number from 1 to 65535; if that is a part of the password, it must be followed by @host, and a / ? # : @ in it written as %2F %3F %23 %3A %40
//!     meaning   App.cache_url
//!     expected  a Redis URL: redis://:password@localhost:6379/0
//!
//! QUEUE_URL is not an Amqp URL: it is a Redis or socket URL: development and production use the same kind of service, so attach one of this kind, or change the field's type
//!     meaning   App.queue_url
//!     expected  an Amqp URL: amqp://user:password@localhost:5672/vhost
//!
//! SMTP_URL is not an Smtp URL: it has no scheme: begin it as the example does
//!     meaning   App.smtp_url
//!     expected  an Smtp URL: submission://user:password@localhost:587
//!
//! factor3: 4 problems, nothing was started");
//! ```
//!
//! # What became of a value on its way
//!
//! What deploys do to values by accident, each with its fix: a service link of Kubernetes in a variable that ends in
//! `_PORT`, quotes that were kept, a line break that `echo` added, `${NAME}` that nothing expanded, a reference to a secret
//! that nothing resolved, a placeholder.
//!
//! ```
//! use factor3::Config;
//! use factor3::resource::Postgres;
//! use std::net::IpAddr;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     web_port: u16,
//!     workers: u16,
//!     retries: u8,
//!     shards: u8,
//!     database_url: Postgres,
//!     node: IpAddr,
//! }
//!
//! let error = App::from_vars([
//!     ("WEB_PORT", "tcp://10.96.0.12:80"),
//!     ("WORKERS", "\"4\""),
//!     ("RETRIES", "3\n"),
//!     ("SHARDS", "${SHARDS}"),
//!     ("DATABASE_URL", "op://prod/database/url"),
//!     ("NODE", "changeme"),
//! ])
//! .unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 6 problems in the environment of App
//!
//! WEB_PORT is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   App.web_port
//!     hint      it is an address that Kubernetes or Docker made for a service of this name: set enableServiceLinks: false in the pod, or rename the service, and set this variable
//!
//! WORKERS is not a whole number from 0 to 65535: it has a character that is no digit
//!     meaning   App.workers
//!     hint      it is wrapped in quotes, which are part of the value here: remove them: docker run --env-file and lists in a Compose file keep quotes
//!
//! RETRIES is not a whole number from 0 to 255: it ends in a line break
//!     meaning   App.retries
//!     hint      remove it: echo adds one, printf does not
//!
//! SHARDS is not a whole number from 0 to 255: it has a character that is no digit
//!     meaning   App.shards
//!     hint      it has a variable such as ${NAME} or $(NAME) in it that nothing expanded: set the value itself
//!
//! DATABASE_URL is not a Postgres URL
//!     meaning   App.database_url
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!     hint      it is a reference to a secret, or an encrypted one, that nothing resolved: start the app through the tool that resolves it, or set the secret itself
//!
//! NODE is not an IP address: it needs an IP address, not a host name
//!     meaning   App.node
//!     hint      it is a placeholder: set the real value
//!
//! factor3: 6 problems, nothing was started");
//! ```
//!
//! Text and secrets take any value, so there the same is a [warning](super#warnings).
//!
//! # Two names
//!
//! `renamed_from` keeps an old name working. Where both are set to the same, nothing is said; where they differ, nobody
//! knows which one was meant.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(secret_files)]
//! struct App {
//!     /// Port the web process binds.
//!     #[config(renamed_from = "LISTEN_PORT")]
//!     port: u16,
//!     /// Key of the payment provider.
//!     stripe_key: SecretString,
//! }
//!
//! let both = [("PORT", "80"), ("LISTEN_PORT", "8080"), ("STRIPE_KEY", "hunter2"), ("STRIPE_KEY_FILE", "/run/key")];
//! let error = App::from_vars(both).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 2 problems in the environment of App
//!
//! PORT and its old name LISTEN_PORT hold different values: remove LISTEN_PORT
//!     meaning   Port the web process binds. (App.port)
//!
//! STRIPE_KEY is set more than once: STRIPE_KEY and STRIPE_KEY_FILE; keep one
//!     meaning   Key of the payment provider. (App.stripe_key)
//!
//! factor3: 2 problems, nothing was started");
//! ```
//!
//! # Secret files
//!
//! Variable and path are named, and of a path that does not exist only as much as does: it may be the secret itself, put
//! into the wrong variable. Nothing of the content shows.
//!
//! ```
//! # #[cfg(unix)] {
//! use factor3::resource::{Postgres, Redis};
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(secret_files)]
//! struct App {
//!     database_url: Postgres,
//!     cache_url: Redis,
//!     stripe_key: SecretString,
//!     /// Signs sessions.
//!     session_secret: SecretString,
//! }
//!
//! let error = App::from_vars([
//!     ("DATABASE_URL_FILE", "/"),
//!     ("CACHE_URL_FILE", "/no-such-directory/cache_url"),
//!     ("STRIPE_KEY_FILE", "sk_live_hunter2"),
//!     ("SESSION_SECRET_FILE", "/dev/zero"),
//! ])
//! .unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 4 problems in the environment of App
//!
//! DATABASE_URL cannot be read from DATABASE_URL_FILE: it is a directory: name the file in it
//!     meaning   App.database_url
//!     path      /
//!
//! CACHE_URL cannot be read from CACHE_URL_FILE: there is no such file: correct the path, or mount the secret there
//!     meaning   App.cache_url
//!     path      / exists, the rest was not found
//!
//! STRIPE_KEY cannot be read from STRIPE_KEY_FILE: it is no absolute path: name the file from the root on, not the secret itself
//!     meaning   App.stripe_key
//!
//! SESSION_SECRET cannot be read from SESSION_SECRET_FILE: it is a pipe, a socket or a device, which is never opened: name a regular file
//!     meaning   Signs sessions. (App.session_secret)
//!     path      /dev/zero
//!
//! factor3: 4 problems, nothing was started");
//! # }
//! ```
