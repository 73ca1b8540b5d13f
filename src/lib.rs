//! Typed config from environment variables, for [factor III](https://12factor.net/config) of the twelve-factor app.
//!
//! A struct is the application's contract with its environment. One call in `main` reads it. If anything is wrong, the
//! call refuses to start and reports every problem at once, without showing a value.
//!
//! | start here | for |
//! |---|---|
//! | **[Guide](guide)** | how-to pages for each platform, [migration](guide::migration) from `std::env::var` and six crates, [comparison](guide::comparison), [limits](guide::limits) |
//! | **[Contract]** | the files that are written from the struct: `.env.example`, JSON Schema, Kubernetes, Compose, systemd and others |
//! | **[Backing services](resource)** | handles for databases, caches, queues, mail and APIs: [`Postgres`](resource::Postgres), [`Redis`](resource::Redis), [`S3`](resource::S3) … |
//! | **[Clients](client)** | macros that turn a handle into the options of sqlx, redis, lapin, lettre and other clients |
//! | **[Attributes](#attributes)** | names, defaults, checks and groups; [`FromEnvStr`] lists the types of values |
//!
//! This program declares a config, and reads it from pairs as a test does:
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
//! If only `DATABSE_URL` and `PORT=eighty` are set, a terminal shows this report:
//!
//! <div style="overflow-x:auto"><div style="min-width:40rem">
//!
#![doc = include_str!("guide/pictures/report.svg")]
//!
//! </div></div>
//!
//! # Reading
//!
//! - [`Config::from_env_or_exit`] is for the first line of `main`. If anything is wrong, it writes the report on stderr and ends
//!   the process with [`EXIT_CODE`] (78).
//! - [`Config::from_env`] returns the [`Error`], for a `main` that handles it.
//! - [`Config::from_vars`] reads pairs instead of the environment, for tests.
//! - [`Config::load`] and [`Config::load_or_exit`] read any [`Env`], and also return the [`Summary`].
//!
//! Run a program with `FACTOR3=check` to see whether it would start; [`Config::from_env_or_exit`] lists the other commands.
//!
//! A config is read once, since the environment of a process cannot change from outside. A secret that changes while the
//! process runs is a [`SecretFile`], which is read again.
//!
//! - `NAME=""` counts as not set, unless the field says `allow_empty`.
//! - Each variable is read once. The values of undeclared variables are never parsed, kept or shown. If the crate has to list the
//!   environment, it wipes its copies of them at once.
//! - Text and secrets keep the blanks around them. Other types refuse blanks around the value, and the report says so.
//! - [`FromEnvStr`] says what each type accepts. A type that only has `FromStr` can be a field, too.
//! - A resource is for a client of that service. For the application's own address in links, use `url::Url` (feature `url`).
//! - An `Option<T>` is `None` if its variable is not set. Any other field without a default is required.
//! - `Vec`, `VecDeque`, `HashSet`, `BTreeSet` and `Box<[T]>` are lists: `a, b`. `HashMap` and `BTreeMap` are lists of
//!   `key=value`: `k=v, l=w`. The derive recognises these types by their names. Another library's notation, such as `["a", "b"]`
//!   and `{"k": "v"}`, is refused with the fix.
//!
//! # Attributes
//!
//! A variable has the name of its field in `SCREAMING_SNAKE_CASE`, after the prefixes of the structs around it. The doc
//! comment of the field is the meaning of the variable in the report. The derive [`FromEnvStr`](derive@FromEnvStr) for an enum of
//! words has attributes of its own.
//!
//! | on the struct: `#[config(..)]` | effect |
//! |---|---|
//! | `prefix = "MAIL_"` | every variable of the struct begins with this prefix |
//! | `secret_files` | a secret or resource `NAME` may come from the file that `NAME_FILE` names, or from `$CREDENTIALS_DIRECTORY/NAME`; this includes flattened structs |
//! | `retired("OLD", "use NEW_LIMIT")` | a name that earlier builds read, after the prefixes. If it is set, a warning shows this text. No field may read it. The attribute may be given several times |
//! | `introspect = "NAME"`, `introspect = false` | another variable replaces `FACTOR3`, or none does; no prefix applies: see [`Config::from_env_or_exit`] |
//! | `one_of(a, b, ..)` | exactly one of these fields must be set |
//! | `any_of(a, b, ..)` | at least one of these fields must be set |
//! | `all_or_none(a, b, ..)` | either all of these fields must be set, or none |
//! | `validate = path` | calls `fn(&Self) -> Result<(), E>` if all fields of this struct are there, also if fields elsewhere have problems; `Err(ValueError::because("..").for_field("port"))` reports an error under one variable |
//! | `warn_unknown` | warns of a variable that has the struct's own prefix and is not declared |
//! | `crate = ::path` | the path of factor3, if the crate is renamed |
//!
//! | on a field: `#[config(..)]` | effect |
//! |---|---|
//! | `env = "NAME"` | sets the name of the variable; prefixes still apply |
//! | `no_prefix` | no prefix applies |
//! | `default = LITERAL`, `default` | the value if the variable is not set: written as in the variable, such as `3000`, `"30s"` or `"a, b"`, or `Default::default()`. A default of a list, an address or a URL is read at the start. With `value_parser`, a literal that is not a string is the value itself |
//! | `default_with = EXPR` | the value if the variable is not set, as an expression of the field's type |
//! | `default_from = field` | the value if the variable is not set: that of a field declared before; between two `Option`s, too. The field's own checks apply to it |
//! | `fallback = "NAME"` | another variable, which is read if this one is not set: in full as named, without a warning; if given several times, the names are tried in order. Other fields may read it, too. Alone, it does not make an optional struct present |
//! | `unit = "s"` | what a bare number counts, for a [`Duration`](std::time::Duration) (`ms s m h d`) or a [`ByteSize`] (`B kB KiB MB MiB GB GiB TB TiB`), also in a list; a value with a unit still reads |
//! | `is_set` | a `bool`: whether the variable is set at all, even if empty; a word such as `false` there is a warning |
//! | `skip = EXPR` | reads no variable, and uses this value |
//! | `flatten`, `flatten, prefix = "SMTP_"` | a nested config; `Option` of one is `Some` when any of its variables is set; the field's doc comment heads its variables in the generated files |
//! | `password`, `password = "NAME"` | the password of a resource has a variable of its own, and needs no percent-encoding. `DATABASE_URL` has `DATABASE_PASSWORD`, and a given name takes the same prefixes as the URL. It replaces a password of the default in the code; a different one in the URL itself is an error |
//! | `username`, `username = "NAME"` | the same for the user name: `DATABASE_USER` |
//! | `separator = ";"` | separates the items of a list or map; the default is `,` |
//! | `range = 1..=64` | bounds of a number, or of each item; written as text for other types: `"1s"..="10m"` |
//! | `min_len = 32` | least number of characters of text or a secret, of bytes of [`Base64`] and [`Hex`], of items of a list |
//! | `validate = path` | calls `fn(&T) -> Result<(), E>` with the value |
//! | `value_parser = path` | calls `fn(&str) -> Result<T, E>` with the whole text, also for a list |
//! | `expected = "a slug"` | what the report and the generated files say that the application's parser or type reads. For a list or a map it describes the whole value, such as `"a list of slugs"`; the separator and the bounds are added |
//! | `serde` | the type's `Deserialize` reads the text (feature `serde`) |
//! | `allow_empty` | `NAME=""` is the empty text |
//! | `example = ".."`, `generate = ".."` | shows an example of a value, or a command that makes one: `openssl rand -hex 32` |
//! | `secret`, `not_secret` | marks a custom type as secret; says that a name that looks like a credential is not one |
//! | `shared` | allows several fields to read the same variable; each of them needs it |
//! | `renamed_from = "OLD"` | an earlier name, which still works with a warning, after the same prefixes, and under `secret_files` also as a file or credential; if given several times, the names are tried in order |
//! | `grouped = "why"` | allows a variable that selects a whole environment, such as `APP_ENV`; the summary and the generated files show the reason: see [the guide](guide::environments#the-proof) |
//! | `requires(other, ..)` | if this field is set, the others must be set |
//! | `conflicts(other, ..)` | if this field is set, none of the others may be set |
//! | `required_if(other)`, `required_if(other = LITERAL)` | this field must be set if the other one is set, or has this value |
//!
//! `requires`, `conflicts`, `required_if`, `one_of`, `any_of` and `all_or_none` may be given several times. They name fields of their
//! own struct. What counts as set:
//!
//! - A variable with an invalid value counts as set.
//! - An empty variable does not count as set, unless its field says `allow_empty`.
//! - A default does not count as set.
//! - A flattened `Option` counts as set when any of its variables is set.
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
//! A password that is apart from its URL:
//!
//! ```
//! use factor3::{Config, ExposeSecret, resource::Postgres};
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
//! assert_eq!(app.database_url.password().map(ExposeSecret::expose_secret), Some("100% s/cr@t"));
//! assert_eq!(app.database_url.to_string(), "postgres://shop:***@db.internal:5432/orders");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! - `_PASSWORD` or `_USER` replaces the end `_URL`, `_URI`, `_DSN`, `_ADDRESS` or `_ENDPOINT` of a name. Any other name gets it as
//!   an end.
//! - Both variables may be files, credentials or old names, as other secrets may.
//! - If the URL holds another password than the variable, that is a problem. If it holds the same, that is a warning. A
//!   password without its URL is a problem.
//! - For [`S3`](resource::S3), the two are the id and the secret of the access key. For [`AzureBlob`](resource::AzureBlob), the
//!   password is the account's key. If a service has tokens and no user is given, the password is the token.
//!
//! The error `E` of a check or parser is shown if it is a `&'static str` or a [`ValueError`]. The text of any other error
//! type is dropped, because it may hold the value. The same is true of the `Err` of a type's `FromStr`.
//!
//! Bare numbers, other names and values of other fields:
//!
//! ```
//! use factor3::Config;
//! use std::time::Duration;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(unit = "s", default = 30)]
//!     db_timeout: Duration,
//!     #[config(fallback = "HOSTNAME", default = "localhost")]
//!     domain_name: String,
//!     #[config(default_from = domain_name)]
//!     token_audience: String,
//!     #[config(is_set)]
//!     read_only_mode: bool,
//! }
//!
//! let app = App::from_vars([("DB_TIMEOUT", "90"), ("HOSTNAME", "shop.example"), ("READ_ONLY_MODE", "")])?;
//! assert_eq!(app.db_timeout, Duration::from_secs(90));
//! assert_eq!(app.token_audience, "shop.example");
//! assert!(app.read_only_mode);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Compile-time checks
//!
//! These mistakes do not compile:
//!
//! - Two fields read one variable. The check follows flattened structs and prefixes, and includes old names and, under
//!   `secret_files`, each `NAME_FILE`.
//! - A secret has a default, or a default holds a password.
//! - A group names a field that is always set.
//! - A default, a bound or `required_if` names a word that the enum does not have, or two words of an enum differ by case
//!   alone.
//! - A field whose name looks like a credential (`…_PASSWORD`, `…_TOKEN`, `…_API_KEY`, `DATABASE_URL` …) is plain text:
//!   [the words](guide::secrets) are listed.
//! - A variable selects a whole environment, such as `APP_ENV` or an enum of `production` and `staging`:
//!   [the names](guide::environments#the-proof) are listed.
//! - A group names a [`Label`].
//! - A field reads a name that is `retired`.
//!
//! # Sources
//!
//! A field takes its value from the first of these that is set:
//!
//! 1. the variable `NAME`;
//! 2. the file that `NAME_FILE` names (`secret_files`);
//! 3. the credential `NAME` (`secret_files`; systemd.exec(5), "Credentials");
//! 4. an old name (`renamed_from`);
//! 5. a fallback (`fallback`);
//! 6. the default.
//!
//! The second and the third are for secrets and resources under `secret_files`, and for every [`SecretFile`].
//!
//! It is a problem if two of the first three are set, or if a name and its old name have different values. The report names
//! both.
//!
//! The path of a secret file must be absolute. The file, or the target of its links, must be a regular file of at most
//! 64 KiB of UTF-8. One line break at its end is removed. Its content is never shown. If the path does not exist, only the
//! part that exists is shown. On Windows, the file must be on a drive: a path of the network, such as `\\server\share`, is
//! refused without a look at it, since the path may be the secret itself.
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
//!     "STRIPE_API_KEY cannot be read from STRIPE_API_KEY_FILE: it is not an absolute path: \
//!      give the full path of the file, not the secret itself"
//! );
//! ```
//!
//! For development, `Env::dotenv` (feature `dotenv`) adds a `.env` file as a layer after the process environment.
//!
//! # Report and summary
//!
//! [`Error`] is the report of a load that failed. It has at most 2,048 bytes and 80 lines, as much as a Kubernetes
//! termination message keeps of a log. With many problems, each gets less detail; names are kept as long as they fit.
//!
//! [`Problem::hint`] gives the likely cause and its fix:
//!
//! - a misspelt name;
//! - a service link of Kubernetes;
//! - quotes or a line break that became part of the value;
//! - `${NAME}` that nothing expanded;
//! - a reference to a secret that nothing resolved;
//! - a placeholder.
//!
//! [`Config::load`] also returns the [`Summary`] of a load that succeeded. It says where each variable came from, and holds
//! the warnings. Write it to the application's log as text, or as one line of JSON.
//!
//! A [`Warning`] never prevents a start. It is about an old or a retired name, about a value that is probably a mistake, about a
//! line of a `.env` file that cannot be read, or, under `warn_unknown`, about a name that nothing reads. The calls whose names end
//! in `_or_exit` write the first 20 warnings on stderr.
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
//! assert_eq!(loaded.summary.to_string(), "\
//! PORT  old name     8080
//! warning: LISTEN_PORT is an old name of PORT: set PORT instead
//! ");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! [`Error::to_json`] and [`Error::exit_json`] give the report to programs. Each problem has a stable [`Reason::code`].
//! [`Error::write_termination_message`] writes the report to the file that Kubernetes shows.
//!
//! # Contract
//!
//! [`Config::SCHEMA`] describes what a struct reads, as const data. The module [`contract`][Contract] writes files from it that
//! projects usually write by hand. A program also writes them itself, without further code: if `FACTOR3` is set, the calls whose
//! names end in `_or_exit` answer instead of starting.
//!
//! ```text
//! FACTOR3=check ./app      # would it start? writes `ok` and exits with 0, or the report and 78
//! FACTOR3=summary ./app    # where does each variable come from?
//! FACTOR3=dotenv ./app > .env.example
//! FACTOR3=kubernetes ./app > kubernetes.yaml
//! ```
//!
//! The other formats are `markdown`, `json_schema`, `app_json`, `compose`, `systemd`, `devcontainer`,
//! `secretspec` and `env_spec`. No file holds a value of the environment; `summary` shows only the values that a [`Summary`] may
//! show. A test keeps a committed file up to date. If the file is out of date, the test fails with the lines that differ and the
//! command that updates it:
//!
#![cfg_attr(feature = "contract", doc = "```no_run")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use factor3::Config;
//! use factor3::contract::{Contract, assert_current};
//!
//! #[derive(Config)]
//! struct App {
//!     port: u16,
//! }
//!
//! // #[test]
//! fn the_example_is_current() {
//!     let contract = Contract::new("shop").process("web", App::SCHEMA);
//!     assert_current(".env.example", &contract.dotenv_example());
//! }
//! # the_example_is_current()
//! ```
//!
//! # Secrets
//!
//! [`SecretString`], [`SecretBox`], [`Base64`] and [`Hex`] print as `[REDACTED]`. A [`SecretFile`] prints the name of its variable. The handles of [`resource`] print without
//! their passwords. All of them are wiped when they are dropped. The operating system keeps its own copy of the environment.
//! [`Loaded::scrubber`] masks them in the log of a driver, and
//! [`Schema::withhold`] keeps them from child processes. The file SECURITY.md of the repository lists what else the library cannot protect.
//!
//! # Features
//!
//! | feature | gives | adds |
//! |---|---|---|
//! | `contract` (default) | the module [`contract`][Contract], and answers to `FACTOR3` | no crate |
//! | `serde` (default) | `#[config(serde)]`; resources are `Serialize` (redacted) and `Deserialize` | serde without its derive |
//! | `dotenv` | `Env::dotenv`: a `.env` file as a layer, for development | no crate |
//! | `url` | `url::Url` as a field, which refuses userinfo; `to_url()` on resources | 29 crates |
//!
#![cfg_attr(feature = "contract", doc = "[Contract]: contract")]
#![cfg_attr(not(feature = "contract"), doc = "[Contract]: #contract")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(inline)]
pub use factor3_core::{
    Base64, BindAddr, ByteSize, Config, EXIT_CODE, Env, Error, ExposeSecret, FromEnvStr, Hex, Kind, Label,
    Loaded, NotMasked, Origin, Problem, Reason, ResourceKind, Schema, ScrubbedWriter, Scrubber, SecretBox,
    SecretFile, SecretFileError, SecretString, Summary, ValueError, Variable, Warning, resource,
};
#[doc(inline)]
pub use factor3_derive::{Config, FromEnvStr};

#[cfg(feature = "contract")]
#[doc(inline)]
pub use factor3_core::contract;

pub mod client;

#[cfg(any(doc, doctest))]
pub mod guide;

#[doc(hidden)]
pub use factor3_core::__private;
