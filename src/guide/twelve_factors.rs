//! What the crate does for each of the twelve factors.
//!
//! The [twelve-factor app](https://12factor.net) is a list of rules that make a program easy to deploy. The third factor is about
//! config, and most of the others depend on it.
//!
//! | factor | rule | in the crate |
//! |---|---|---|
//! | I [Codebase](https://12factor.net/codebase) | one codebase, many deploys | no file of the codebase holds what differs between deploys: there are no profiles, and a secret has no default |
//! | II [Dependencies](https://12factor.net/dependencies) | declare and isolate them | eleven crates, including its own three; five are linked; the feature `serde` adds two; no client is among them |
//! | III [Config](https://12factor.net/config) | store it in the environment | the derive: see [below](#third-factor) |
//! | IV [Backing services](https://12factor.net/backing-services) | attach them as resources | each service has a [handle](crate::resource), from one URL in one variable |
//! | V [Build, release, run](https://12factor.net/build-release-run) | separate the stages | `FACTOR3=check` runs where a build becomes a release, and `FACTOR3=changes` says what the build changes: see [`release`](super::release) |
//! | VI [Processes](https://12factor.net/processes) | keep no state | config is read once, into a value that the application passes on; there is no global |
//! | VII [Port binding](https://12factor.net/port-binding) | bind a port | [`BindAddr`](crate::BindAddr) accepts `8080`, `:8080`, `0.0.0.0:8080` and `[::]:8080` |
//! | VIII [Concurrency](https://12factor.net/concurrency) | use process types | each process has a struct, and shared fields are flattened into it; the [contract] says which process reads which variable |
//! | IX [Disposability](https://12factor.net/disposability) | start fast, stop gracefully | a load takes microseconds (`benches/RESULTS.md`); a start that cannot succeed ends at once, with exit code 78, which a supervisor can be told not to retry |
//! | X [Dev/prod parity](https://12factor.net/dev-prod-parity) | use the same services everywhere | a Postgres field refuses `mysql://`, and the report names the other service |
//! | XI [Logs](https://12factor.net/logs) | write a stream of events | only the calls whose names say so print (`…_or_exit`, [`Error::exit`](crate::Error::exit), [`Error::exit_json`](crate::Error::exit_json)), on stderr; secrets print as `[REDACTED]` |
//! | XII [Admin processes](https://12factor.net/admin-processes) | run them with the same config | a one-off process has its own struct, and shares parts with the others: a migration reads only what it needs |
//!
//! # Third factor
//!
//! These are the demands of the [text](https://12factor.net/config), in its order:
//!
//! | demand | in the crate |
//! |---|---|
//! | strictly separate config, which varies between deploys, from code | a field is read only from a variable; a default is for values that no deploy has to change |
//! | resource handles to databases, caches and other backing services | [`resource`](crate::resource) |
//! | credentials to external services | [`SecretString`](crate::SecretString) and the other secret types; a default for one does not compile |
//! | per-deploy values such as the canonical hostname | any type with [`FromEnvStr`](crate::FromEnvStr) or `FromStr` |
//! | the codebase could be made open source at any moment, without compromising any credentials | the code has no place for a credential: not in a default, and not in a committed file that the [contract] writes |
//! | internal config, which does not vary between deploys, belongs to the code | `skip = EXPR`, and constants |
//! | environment variables are language- and OS-agnostic | names have letters, digits and `_`; the [contract] writes JSON Schema, Kubernetes, Compose and systemd files for other tools |
//! | no groups named after environments, which do not scale | a variable such as `APP_ENV` does not compile: see [`environments`](super::environments#the-proof) |
//! | granular controls, each fully orthogonal to the others | each field reads one variable, which the compiler checks; if two variables depend on each other, declare [a group](crate#attributes), and the report names both |
//!
//! # The text today
//!
//! The twelve factors are revised in the open. Four of the changes that are discussed concern config:
//!
//! | change | in the crate |
//! |---|---|
//! | credentials that can be rotated within a process's life; the variable holds their location | [`SecretFile`](crate::SecretFile): see [rotation](super::rotation) |
//! | a connection string for each backing service | a handle reads it; its password may have [its own variable](super::backing_services#the-password-in-its-own-variable) |
//! | the identity of a workload: a token at a known location | a `SecretFile` reads the token again whenever it is used |
//! | telemetry over the log stream | the [`Scrubber`](crate::Scrubber) keeps loaded secrets out of it |
//!
//! # In one program
//!
//! ```
//! use factor3::resource::{Amqp, Postgres};
//! use factor3::{BindAddr, Config};
//!
//! /// What every process reads (VIII, XII).
//! #[derive(Debug, Config)]
//! struct Shared {
//!     /// Primary database.
//!     database_url: Postgres, // IV, X
//! }
//!
//! #[derive(Debug, Config)]
//! struct Web {
//!     #[config(flatten)]
//!     shared: Shared,
//!     /// Address to listen on.
//!     #[config(env = "PORT", default = "3000")]
//!     bind: BindAddr, // VII
//!     /// Queue for jobs.
//!     queue_url: Amqp,
//! }
//!
//! #[derive(Debug, Config)]
//! struct Migrate {
//!     #[config(flatten)]
//!     shared: Shared,
//! }
//!
//! // `main` calls Web::from_env_or_exit() or Migrate::from_env_or_exit(), by the first
//! // argument. This example reads pairs.
//! let staging = [("DATABASE_URL", "postgres://shop:s3cret@db.staging/shop"), ("PORT", "8080")];
//! let migrate = Migrate::from_vars(staging)?; // it needs no queue
//! assert_eq!(migrate.shared.database_url.host(), "db.staging");
//! assert!(!format!("{migrate:?}").contains("s3cret")); // XI
//!
//! let refused = Web::from_vars(staging).unwrap_err(); // IX: now, not with the first job
//! assert_eq!(refused.problems()[0].to_string(), "QUEUE_URL is not set");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! `examples/service` of the repository is a complete service, with a queue, a worker and mail.
//!
#![cfg_attr(feature = "contract", doc = "[contract]: crate::contract")]
#![cfg_attr(not(feature = "contract"), doc = "[contract]: crate")]
