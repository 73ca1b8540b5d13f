//! Full reports about values that are set and refused.
//!
//! The tests of the crate compare each text with the output of the code above it, as on [the page before](super). A `\` at the
//! end of a line means that the report has no line break there.
//!
//! | what happened | see |
//! |---|---|
//! | a value is not valid for its type | [values](#values), [URLs](#urls) |
//! | a platform or a tool changed the value | [changed values](#changed-values) |
//! | a value has two sources, or comes from a file | [two names](#two-names), [secret files](#secret-files) |
//!
//! # Values
//!
//! For a number, boolean or duration, the report says what kind of mistake it is. It names an item of a list by its position, and
//! the word of an enum that was probably meant.
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
//!     /// Address to listen on.
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
//! BIND is not an address to bind: the port must be from 0 to 65535
//!     meaning   Address to listen on. (App.bind)
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
//! MAX_UPLOAD is not a size in bytes: it has a blank before its unit: remove the blank
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
//! No part of a refused URL is shown, whatever is wrong with it. The reason is that a raw `@` may make any part of the URL a part
//! of the password. If the URL belongs to another service, the report names that service.
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
//! assert!(["hunter", "sixty", "example.com"].iter().all(|value| !report.contains(value)));
//! assert_eq!(report, "\
//! factor3: 4 problems in the environment of App
//!
//! DATABASE_URL is not a PostgreSQL URL: it has an @ too many: write each @ as %40, except \
//!       the one before the host; in a password, also write / as %2F, ? as %3F, # as %23 \
//!       and : as %3A
//!     meaning   App.database_url
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!
//! CACHE_URL is not a Redis URL: its port is not a whole number from 1 to 65535: correct it; \
//!       if it is a part of the password, write @host after it, and a / ? # : @ in it as \
//!       %2F %3F %23 %3A %40
//!     meaning   App.cache_url
//!     expected  a Redis URL: redis://:password@localhost:6379/0
//!
//! QUEUE_URL is not an AMQP URL: it is a Redis or socket URL: set the URL of a service of the \
//!       expected kind; another kind needs a change of the code
//!     meaning   App.queue_url
//!     expected  an AMQP URL: amqp://user:password@localhost:5672/vhost
//!
//! SMTP_URL is not an SMTP URL: it has no scheme: begin it as the example does
//!     meaning   App.smtp_url
//!     expected  an SMTP URL: submission://user:password@localhost:587
//!
//! factor3: 4 problems, nothing was started");
//! ```
//!
//! # Changed values
//!
//! Platforms and tools change values by accident. The hint names the cause and the fix:
//!
//! - Kubernetes sets a service link in a variable that ends in `_PORT`.
//! - Quotes become part of the value, or the colour codes of a terminal.
//! - `echo` adds a line break, and a script adds one as a backslash and an n.
//! - Nothing expands `${NAME}`, `$(NAME)`, `$NAME`, `%NAME%`, `{{ name }}`, or the forms of other tools such as `#{NAME}`;
//!   nothing runs a command in backquotes, or evaluates an expression such as `process.env.NAME`.
//! - Nothing resolves a reference to a secret.
//! - Nobody replaces a placeholder, such as `changeme` or the `[YOUR-PASSWORD]` of a URL.
//! - A secret is copied from a screen that masks it, such as `****1234`.
//! - The whole line `NAME=value` or `NAME: value` becomes the value.
//! - The items of a list have blanks, semicolons or line breaks between them instead of its separator.
//! - A path is a URL, or Git Bash changed it.
//! - An env file keeps the comment after a value.
//! - A template prints `undefined`, `<nil>` or `null` for a value that is missing.
//! - A word such as `false` or `none` turns an optional URL off, where the variable should be removed.
//! - The line breaks of a PEM text become `\n`, blanks or nothing.
//! - A secret's variable holds the path of the secret's file (`secret_files`).
//! - The scheme and the port of a URL contradict each other, such as `smtps://` and 587.
//! - A command or JSON was pasted where a single value belongs.
//! - Helm writes a large number as `1e+06`.
//! - A port's variable holds an address, such as `0.0.0.0:8080`.
//! - A list or map is in the notation of another library: `["a", "b"]`, `{"a": 1}`, `[1, 2]`.
//! - A word of an enum is misspelt.
//! - The name in the environment has a blank, `export` or a byte order mark around it.
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
//!     hint      it is an address that Kubernetes or Docker made for a service of this name: \
//!               set enableServiceLinks: false in the pod, or rename the service, \
//!               and set this variable
//!
//! WORKERS is not a whole number from 0 to 65535: it has a character that is not a digit
//!     meaning   App.workers
//!     hint      it is wrapped in quotes, which are part of the value here: remove them: \
//!               docker run --env-file and lists in a Compose file keep quotes
//!
//! RETRIES is not a whole number from 0 to 255: it ends in a line break
//!     meaning   App.retries
//!     hint      remove it: echo adds one, printf does not
//!
//! SHARDS is not a whole number from 0 to 255: it has a character that is not a digit
//!     meaning   App.shards
//!     hint      it has a variable such as ${NAME} in it that nothing expanded: \
//!               set the value itself
//!
//! DATABASE_URL is not a PostgreSQL URL
//!     meaning   App.database_url
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!     hint      it is a reference to a secret, or an encrypted secret, that nothing resolved: \
//!               start the application through the tool that resolves it, or set the secret itself
//!
//! NODE is not an IP address: it needs an IP address, not a host name
//!     meaning   App.node
//!     hint      it is a placeholder: set the real value
//!
//! factor3: 6 problems, nothing was started");
//! ```
//!
//! A value that is accepted is examined, too, whatever its type: text, a path, a secret, each item of a list, and the user,
//! password, host and port of a URL. For such a value, these hints are [warnings](super#warnings).
//!
//! # Two names
//!
//! `renamed_from` keeps an old name working. If both names have the same value, there is no problem. If their values differ, it
//! is not clear which one was meant, and the report names both.
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
//! let both = [
//!     ("PORT", "80"),
//!     ("LISTEN_PORT", "8080"),
//!     ("STRIPE_KEY", "hunter2"),
//!     ("STRIPE_KEY_FILE", "/run/key"),
//! ];
//! let error = App::from_vars(both).unwrap_err();
//! assert_eq!(error.to_string(), "\
//! factor3: 2 problems in the environment of App
//!
//! PORT and its old name LISTEN_PORT hold different values: remove LISTEN_PORT
//!     meaning   Port the web process binds. (App.port)
//!
//! STRIPE_KEY is set more than once (STRIPE_KEY and STRIPE_KEY_FILE): keep one of them
//!     meaning   Key of the payment provider. (App.stripe_key)
//!
//! factor3: 2 problems, nothing was started");
//! ```
//!
//! # Secret files
//!
//! The report names the variable and the path, and never shows the content. If the path does not exist, the report shows only the
//! part that exists: the rest may be the secret itself, set in the wrong variable.
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
//! DATABASE_URL cannot be read from DATABASE_URL_FILE: it is a directory: give the \
//!       path of the file in it
//!     meaning   App.database_url
//!     path      /
//!
//! CACHE_URL cannot be read from CACHE_URL_FILE: there is no such file: correct the path, or \
//!       mount the secret there
//!     meaning   App.cache_url
//!     path      / exists, the rest was not found
//!
//! STRIPE_KEY cannot be read from STRIPE_KEY_FILE: it is not an absolute path: give the full \
//!       path of the file, not the secret itself
//!     meaning   App.stripe_key
//!
//! SESSION_SECRET cannot be read from SESSION_SECRET_FILE: it is a pipe, a socket or a \
//!       device, which is never opened: give the path of a regular file
//!     meaning   Signs sessions. (App.session_secret)
//!     path      /dev/zero
//!
//! factor3: 4 problems, nothing was started");
//! # }
//! ```
