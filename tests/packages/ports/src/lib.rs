//! The configs of three public services, ported from hand-written calls of `std::env::var`, and from figment.
//!
//! [`registry`] is the web service of Rust's package registry, and [`docs_rs`] builds and shows documentation. Both are
//! repositories of rust-lang. [`svix`] sends webhooks, and reads its variables with figment. Each struct is grouped as the
//! service groups its settings, and each process has one root. Every variable that the service's own code reads is here, with
//! its type, default and condition. The doc comments are our own.
//!
//! # What replaces which code
//!
//! | the service's code | here | for example |
//! |---|---|---|
//! | `required_var(..)`, `require_env(..)` | a field | `DATABASE_URL` |
//! | `var(..)`, `maybe_env(..)` | `Option<T>` | `SERVER_THREADS` |
//! | `var_parsed(..).unwrap_or(8888)`, `env(.., 8888)` | `default = 8888` | `PORT` |
//! | `unwrap_or_else(num_cpus::get)` | `default_with = ..` | `DOCSRS_RENDER_THREADS` |
//! | `unwrap_or_else(\|\| domain_name.clone())` | `default_from = domain_name` | `TRUSTPUB_AUDIENCE` |
//! | `var(..).is_some()`, for a switch | `is_set` | `HEROKU`, `READ_ONLY_MODE` |
//! | `Duration::from_secs(..)`, `from_millis(..)`, minutes | `unit = "s"`, `"ms"`, `"m"` | `DB_TIMEOUT`, `MAX_JOB_TIME` |
//! | `50 * 1024` of a variable in `MB` | `unit = "MiB"` | `DOCSRS_ARCHIVE_INDEX_CACHE_MAX_SIZE_MB` |
//! | `list(..)`, `list_parsed(..)` | `Vec<T>`, `HashSet<T>` with `default = ""` | `BLOCKED_IPS` |
//! | `match` on words, `FromStr` of an enum | `FromEnvStr` with `rename_all` | `CARGO_COMPAT_STATUS_CODES` |
//! | a type with `FromStr` | the type, and `expected = ".."` | `DOCSRS_BUILD_CPU_CORES` |
//! | `var(A).or(var(B))` | `fallback = "B"` | `HEROKU_BUILD_COMMIT` |
//! | an empty text that is accepted | `allow_empty` | `GH_CLIENT_ID` |
//! | hexadecimal or base64 that is decoded by hand | `Hex<32>`, `Base64` | `TOKEN_ENCRYPTION_KEY`, `GIT_SSH_KEY` |
//! | if A is set, B is read with `required_var` | `requires(b)` | `S3_BUCKET`, `GH_SYNC_APP_CLIENT_ID` |
//! | `expect(..)` where another variable has a value | `required_if(a = "..")` | `READ_ONLY_REPLICA_URL` |
//! | a panic without mail on Heroku | `required_if(heroku)` on a flattened struct | `MAILGUN_SMTP_LOGIN` |
//! | `bail!` if both are set | `conflicts(b)` | `DOCSRS_BUILD_CPU_LIMIT` |
//! | `bail!` in a function that has read several | `validate` of the struct, with `for_field` | `CACHE_TAG_INVALIDATIONS_ENABLED` |
//! | a URL of Git with a user | a service of one's own | [`git::Git`] |
//! | `Env::prefixed("SVIX_")` | `prefix = "SVIX_"` on the struct | every variable of [`svix`] |
//! | a file of defaults as TOML | `default = ..` | `SVIX_LISTEN_ADDRESS` |
//! | `deserialize_with` of seconds or hours, and of a list of them | `unit = "s"`, `"h"`, `"d"` | `SVIX_RETRY_SCHEDULE` |
//! | `queue_dsn.or(redis_dsn)`, after a look at the kind of queue | `fallback` with `required_if(queue_type = "..")` | `SVIX_QUEUE_DSN` |
//! | an error if a struct that serde flattened is `None` | `flatten, required_if(..)` on the `Option` | `SVIX_SENTINEL_SERVICE_NAME` |
//! | `set_var(DB_DSN, var("DATABASE_URL"))` | `fallback = "DATABASE_URL"` | `SVIX_DB_DSN` |
//! | `untagged` variants for two variables | `validate` of the struct, with `for_field` | `SVIX_JWT_ALGORITHM`, `SVIX_JWT_SECRET` |
//! | `#[validate(range(min = 1, max = 30))]` | `range = 1..=30` | `SVIX_WORKER_REQUEST_TIMEOUT` |
//! | a proxy's own type with `socks5` and `http` | `Proxy` | `SVIX_PROXY_ADDR` |
//!
//! No field has a `value_parser`, and no duration or size has a type of its own.
//!
//! # What the structs do not say
//!
//! Three variables need a line of the application's:
//!
//! | variable | why |
//! |---|---|
//! | `BLOCKED_TRAFFIC` | it names other variables. The map holds their names, and the application reads them: the derive reads only what is declared |
//! | `DOCSRS_ARCHIVE_INDEX_CACHE_PATH` | its default is `archive_cache` below `DOCSRS_PREFIX`. `default_from` takes a value as it is, so the application joins the two |
//! | `REGISTRY_INDEX_PATH` | the same, with another name below `DOCSRS_PREFIX` |
//!
//! `SVIX_DB_DSN` has to be set. The service has a default with a password, and such a default does not compile. The config
//! holds each key as its text: the application derives one from `SVIX_MAIN_SECRET`, and reads the PEM in `SVIX_JWT_SECRET`.
//!
//! # What reads differently
//!
//! The services ignore these in silence, and here they are problems:
//!
//! - a word that nobody knows: `DB_OFFLINE=none`, `RUST_LOG_FORMAT=pretty`, `SENTRY_TRACES_SAMPLE_RATE=many`;
//! - a part of an account: of `MAILGUN_SMTP_*`, of `CLOUDFRONT_DISTRIBUTION_ID_*`, of `DOCSRS_FASTLY_*`, of `DOCSRS_SQS_*`;
//! - an item of `BLOCKED_TRAFFIC` without `=`.
//!
//! `HTML_EMAILS_ENABLED=yes` turns the setting on: the service compares it with `1` and `true`. A duration or size of another
//! library's notation, such as `1 day` or `1.5 GiB`, is refused, and the report says how to write it.
//!
//! These start the service, and here they are problems, too:
//!
//! - a list in brackets, as figment reads it: `SVIX_RETRY_SCHEDULE=[5,300]` becomes `5,300`;
//! - `SVIX_REDIS_PASSWORD` and its like without `SVIX_SENTINEL_SERVICE_NAME`, and `SVIX_NOPROXY` without `SVIX_PROXY_ADDR`;
//! - `SVIX_JWT_ALGORITHM` with a word that nobody knows, or with a key that is not the PEM that it needs. The service then
//!   signs with HS256, and says nothing.
//!
//! Names of hosts of the registry in defaults are replaced by names below `registry.example`.

#![allow(clippy::exhaustive_enums, reason = "only the tests of this package use them")]

pub mod docs_rs;
pub mod git;
pub mod registry;
pub mod svix;
