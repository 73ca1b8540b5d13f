//! Typed config from environment variables, for [factor III](https://12factor.net/config) of the twelve-factor app.
//!
//! A struct is the app's contract with its environment. One call in `main` reads it, or refuses to start and says
//! everything that is wrong, in one report without any value in it.
//!
//! ```
//! use factor3::{Config, SecretString, resource::{Postgres, Redis, Smtp}};
//!
//! /// Everything that varies between deploys.
//! #[derive(Debug, Config)]
//! struct AppConfig {
//!     /// Port the web process binds.
//!     #[config(default = 3000)]
//!     port: u16,
//!     /// Primary database.
//!     database_url: Postgres,
//!     /// Cache and job queue.
//!     redis_url: Redis,
//!     /// Outbound mail; no mail is sent without it.
//!     smtp_url: Option<Smtp>,
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! // In `main`: let config = AppConfig::from_env_or_exit();
//! let config = AppConfig::from_vars([
//!     ("DATABASE_URL", "postgres://shop:s3cret@db/orders"),
//!     ("REDIS_URL", "redis://cache"),
//!     ("STRIPE_API_KEY", "sk_live_1"),
//! ])?;
//! assert_eq!((config.port, config.database_url.host()), (3000, "db"));
//! assert!(!format!("{config:?}").contains("s3cret"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Reading
//!
//! [`Config::from_env_or_exit`] is for the first line of `main`: with anything wrong it writes the report on stderr and
//! ends the process with [`EXIT_CODE`] (78). [`Config::from_env`] returns the [`Error`]. [`Config::from_vars`] reads pairs,
//! so that no test touches the environment of its process, and [`Config::load`] any [`Env`].
//!
//! A config is read once. The environment of a process cannot change from outside, so rotating a secret is a restart.
//!
//! - `NAME=""` is the same as no `NAME`, unless the field says `allow_empty`.
//! - Each variable is read once; variables that are not declared are never read.
//! - Nothing is trimmed from text and secrets. Other types refuse blanks around the value, and say so.
//! - What each type reads is told by [`FromEnvStr`]; a type with only `FromStr` works as it is.
//! - `Option<T>` is `None` without its variable. Anything else without a default is required.
//! - `Vec`, `VecDeque`, `HashSet`, `BTreeSet` and `Box<[T]>` are lists, `HashMap` and `BTreeMap` lists of `key=value`, known
//!   by these names: `a, b` and `k=v, l=w`.
//!
//! # Attributes
//!
//! A variable is named as its field, in `SCREAMING_SNAKE_CASE`, behind the prefixes of the structs around it. The field's
//! doc comment is its meaning in the report.
//!
//! | on the struct: `#[config(..)]` | |
//! |---|---|
//! | `prefix = "MAIL_"` | stands before every variable of the struct |
//! | `validate = path` | `fn(&Self) -> Result<(), E>`, called once all fields are there |
//! | `crate = ::path` | where factor3 is, if it is renamed |
//!
//! | on a field: `#[config(..)]` | |
//! |---|---|
//! | `env = "NAME"` | instead of the name that follows from the field; prefixes still apply |
//! | `no_prefix` | no prefix applies |
//! | `default = LITERAL`, `default` | the value without the variable, as the variable would hold it; or `Default::default()` |
//! | `default_with = EXPR` | the same, as an expression of the field's type |
//! | `skip = EXPR` | reads nothing |
//! | `flatten`, `flatten, prefix = "SMTP_"` | a nested config; an `Option` of one is there when any of its variables is set |
//! | `separator = ";"` | of a list or map, `,` without it |
//! | `range = 1..=64` | bounds of a number, or of each item; as texts for other types: `"1s"..="10m"` |
//! | `min_len = 32` | characters of a text or secret, bytes of [`Base64`] and [`Hex`], items of a list |
//! | `validate = path` | `fn(&T) -> Result<(), E>` |
//! | `value_parser = path` | `fn(&str) -> Result<T, E>` reads the whole text, also of a list |
//! | `serde` | the type's `Deserialize` reads the text (feature `serde`) |
//! | `allow_empty` | `NAME=""` is the empty text |
//! | `example = ".."`, `generate = ".."` | how a value looks, and how to make one: `openssl rand -hex 32` |
//! | `secret`, `not_secret` | this type of the app's is a secret; this credential-looking name is none |
//! | `shared` | on every field that reads the same variable on purpose |
//!
//! The `E` of a check or a parser is shown if it is a `&'static str` or a [`ValueError`]. Any other is dropped: it may hold
//! the value.
//!
//! # Proved at compile time
//!
//! No two fields read one variable, through flattening and prefixes too. No secret has a default, and no default holds a
//! password. No field whose name looks like a credential (`…_PASSWORD`, `…_TOKEN`, `…_API_KEY`, `DATABASE_URL` …) is plain text.
//!
//! # Secrets
//!
//! [`SecretString`], [`SecretBox`], [`Base64`], [`Hex`] and the handles of [`resource`] print as `[REDACTED]` or without
//! their password, and are wiped when dropped. The operating system keeps its own copy of the environment.
//!
//! # Features
//!
//! | feature | | brings |
//! |---|---|---|
//! | `serde` (default) | `#[config(serde)]`; resources are `Serialize` (redacted) and `Deserialize` | serde without its derive |
//! | `url` | `url::Url` as a field, where it refuses userinfo; `to_url()` on resources | 29 crates |

#[doc(inline)]
pub use factor3_core::{
    Base64, BindAddr, ByteSize, Config, Declared, Detail, EXIT_CODE, Env, Error, ExposeSecret, FromEnvStr,
    Hex, Kind, Loaded, Origin, Problem, Reason, Report, ResourceKind, Schema, SecretBox, SecretString, Text,
    ValueError, Variable, resource,
};
#[doc(inline)]
pub use factor3_derive::{Config, FromEnvStr};

#[doc(hidden)]
pub use factor3_core::__private;
