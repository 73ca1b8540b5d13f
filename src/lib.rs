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
//! With `FACTOR3=check` in its environment a program says whether it would start, and ends: [`Config::from_env_or_exit`] tells
//! what else it can be asked for.
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
//! | `secret_files` | a secret or resource `NAME` may come from the file that `NAME_FILE` names, or from `$CREDENTIALS_DIRECTORY/NAME`; also those of flattened structs |
//! | `ask = "NAME"`, `ask = false` | the variable that asks the program instead of `FACTOR3`, or none; no prefix applies: see [`Config::from_env_or_exit`] |
//! | `one_of(a, b, ..)` | exactly one of these fields is set |
//! | `all_or_none(a, b, ..)` | all of these fields are set, or none |
//! | `validate = path` | `fn(&Self) -> Result<(), E>`, called once all fields are there |
//! | `warn_unknown` | a variable that is set under the struct's own prefix and not declared is a warning |
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
//! | `renamed_from = "OLD"` | an earlier name, which still works, with a warning; behind the same prefixes, and under `secret_files` as a file and a credential too. Of several the first is looked at first |
//! | `requires(other, ..)` | where this field is set, the others are |
//! | `conflicts(other, ..)` | where this field is set, none of the others is |
//! | `required_if(other)`, `required_if(other = LITERAL)` | this field is set where the other is, or where its value is that one |
//!
//! The last four, `one_of` and `all_or_none` may be given several times. A group names fields of its own struct, also a
//! flattened `Option`, which is set when any of its variables is. An empty variable is not set (but with `allow_empty`), and a
//! default sets nothing. A value that does not read is set all the same.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(all_or_none(smtp_user, smtp_password))]
//! struct Mail {
//!     smtp_user: Option<String>,
//!     smtp_password: Option<SecretString>,
//!     #[config(required_if(dry_run = false), renamed_from = "MAIL_FROM")]
//!     sender: Option<String>,
//!     #[config(default = true)]
//!     dry_run: bool,
//! }
//!
//! let mail = Mail::from_vars([("SENDER", "shop@example.com"), ("DRY_RUN", "no")])?;
//! assert!(!mail.dry_run && mail.sender.is_some() && mail.smtp_user.is_none());
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! The `E` of a check or a parser is shown if it is a `&'static str` or a [`ValueError`]. Any other is dropped: it may hold
//! the value.
//!
//! # Proved at compile time
//!
//! No two fields read one variable, through flattening and prefixes too; old names and, under `secret_files`, each `NAME_FILE`
//! count. No secret has a default, and no default holds a password. No group names what is always set. No field whose name
//! looks like a credential (`…_PASSWORD`, `…_TOKEN`, `…_API_KEY`, `DATABASE_URL` …) is plain text.
//!
//! # Where a value comes from
//!
//! From `NAME`, else the file that `NAME_FILE` names, else the credential `NAME` (systemd.exec(5), "Credentials"), else an old
//! name, else the default. Two of the first three are a problem that names both, and so are a name and an old one with
//! different values.
//!
//! A secret file has an absolute path, and is a regular file, behind links or not, of at most 64 KiB of UTF-8. One line break
//! at its end is no part of the secret. Nothing of its content shows, and of a path that does not exist only as much as does.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Config)]
//! #[config(secret_files)]
//! struct App {
//!     stripe_api_key: SecretString,
//! }
//!
//! let error = App::from_vars([("STRIPE_API_KEY_FILE", "sk_live_1")]).err().unwrap();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: it is no absolute path: \
//!      name the file from the root on, not the secret itself"
//! );
//! ```
//!
//! For development `Env::dotenv` (feature `dotenv`) is a layer behind the process environment.
//!
//! # The report
//!
//! [`Error`] is the report of a load that failed: at most 2,048 bytes and 80 lines, which a Kubernetes termination message keeps
//! of a log. With many problems it says less of each, and the name of each as long as it can.
//! [`Problem::hint`] is the likely cause and its fix: a misspelt name, a service link of Kubernetes, quotes or a line break that
//! came along, `${NAME}` that nothing expanded, a reference to a secret that nothing resolved, a placeholder.
//!
//! [`Config::load`] gives the [`Report`] of a load that went well: where each variable came from, and the warnings. It is for the
//! app's own log, as text or as a line of JSON. A [`Warning`] never stops a start: an old name, a value that is most likely not
//! what was meant, and under `warn_unknown` a name that nothing reads. The calls in `_or_exit` write the first 20 on stderr.
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Config)]
//! struct App {
//!     #[config(renamed_from = "LISTEN_PORT")]
//!     port: u16,
//! }
//!
//! let loaded = App::load(&Env::from_vars([("LISTEN_PORT", "8080")]))?;
//! assert_eq!(loaded.report.to_string(), "\
//! PORT  old name     8080
//! warning: LISTEN_PORT is an old name of PORT: set PORT instead
//! ");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! [`Error::to_json`] and [`Error::exit_json`] are the same for machines, with a stable [`Reason::code`] for each problem;
//! [`Error::write_termination_message`] leaves the report where Kubernetes shows it.
//!
//! # The contract
//!
//! What a struct reads is const data, [`Config::SCHEMA`], and from it come the files that are written by hand elsewhere and
//! go stale there: see `contract`. Each program answers for itself, without a line of code: when `FACTOR3` is set, the calls
//! in `_or_exit` answer instead of starting.
//!
//! ```text
//! FACTOR3=check ./app               # would it start? The report and 78, or `ok` and 0: for a release phase, an init container
//! FACTOR3=report ./app              # where each variable comes from
//! FACTOR3=dotenv ./app > .env.example
//! FACTOR3=kubernetes ./app > kubernetes.yaml
//! ```
//!
//! Further words are `markdown`, `json_schema`, `app_json`, `compose`, `systemd` and `devcontainer`. No answer holds a value of
//! the environment, but for `report` what a [`Report`] may show. A committed copy is kept up to date by a test, which fails
//! with a diff and the command that updates the file:
//!
#![cfg_attr(feature = "contract", doc = "```no_run")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use factor3::{Config, contract};
//!
//! #[derive(Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! // #[test]
//! fn the_example_is_current() {
//!     contract::assert_current(".env.example", &contract::dotenv_example(&[("web", App::SCHEMA)]));
//! }
//! # the_example_is_current()
//! ```
//!
//! # Secrets
//!
//! [`SecretString`], [`SecretBox`], [`Base64`], [`Hex`] and the handles of [`resource`] print as `[REDACTED]` or without
//! their password, and are wiped when dropped. The operating system keeps its own copy of the environment; SECURITY.md of the
//! repository says what else is out of reach.
//!
//! # The guide
//!
//! Pages that answer a question each, and the way over from other crates: the module `guide`, which is there in the
//! documentation alone.
//!
//! # Features
//!
//! | feature | | brings |
//! |---|---|---|
//! | `contract` (default) | the module `contract`, and answers to `FACTOR3` | no crate |
//! | `serde` (default) | `#[config(serde)]`; resources are `Serialize` (redacted) and `Deserialize` | serde without its derive |
//! | `dotenv` | `Env::dotenv`: a `.env` file as a layer, for development | no crate |
//! | `url` | `url::Url` as a field, where it refuses userinfo; `to_url()` on resources | 29 crates |

#[doc(inline)]
pub use factor3_core::{
    Base64, BindAddr, ByteSize, Config, Declared, Detail, EXIT_CODE, Env, Error, ExposeSecret, FromEnvStr,
    Hex, Kind, Loaded, Origin, Problem, Reason, Report, ResourceKind, Schema, SecretBox, SecretString, Text,
    ValueError, Variable, Warning, resource,
};
#[doc(inline)]
pub use factor3_derive::{Config, FromEnvStr};

#[cfg(feature = "contract")]
#[doc(inline)]
pub use factor3_core::contract;

#[cfg(any(doc, doctest))]
pub mod guide;

#[doc(hidden)]
pub use factor3_core::__private;
