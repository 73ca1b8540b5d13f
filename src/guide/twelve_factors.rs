//! The twelve factors, and what the crate does for each.
//!
//! The [twelve-factor app](https://12factor.net) is a list of what makes a program easy to deploy. One factor, the third, is
//! about config; most others touch it.
//!
//! | factor | asks | the crate |
//! |---|---|---|
//! | I [Codebase](https://12factor.net/codebase) | one codebase, many deploys | what differs between deploys stands in no file of the codebase: no profile, no default for a secret |
//! | II [Dependencies](https://12factor.net/dependencies) | declared and isolated | nine crates with its own three, four of them linked; serde, if it is wanted, adds two; a client is not among them |
//! | III [Config](https://12factor.net/config) | in the environment | the derive: see [below](#the-third-factor-point-by-point) |
//! | IV [Backing services](https://12factor.net/backing-services) | attached resources | a [handle](crate::resource) for each, from one URL in one variable |
//! | V [Build, release, run](https://12factor.net/build-release-run) | strictly apart | `FACTOR3=check` where a build becomes a release: see [`release`](super::release) |
//! | VI [Processes](https://12factor.net/processes) | stateless | config is read once, into a value that is passed on; there is no global |
//! | VII [Port binding](https://12factor.net/port-binding) | the app binds its port | [`BindAddr`](crate::BindAddr) reads `8080`, `:8080`, `0.0.0.0:8080`, `[::]:8080` |
//! | VIII [Concurrency](https://12factor.net/concurrency) | process types | a struct for each, with what they share flattened into it; the [contract] says who reads what |
//! | IX [Disposability](https://12factor.net/disposability) | fast start, graceful stop | a load takes microseconds (`benches/RESULTS.md`); a start that cannot succeed ends at once, with exit code 78, which a supervisor can be told not to retry |
//! | X [Dev/prod parity](https://12factor.net/dev-prod-parity) | the same services everywhere | a `mysql://` in a Postgres field is refused by name |
//! | XI [Logs](https://12factor.net/logs) | a stream of events | nothing is printed but by the calls that are named for it (`…_or_exit`, [`Error::exit`](crate::Error::exit)), on stderr; secrets print as `[REDACTED]` |
//! | XII [Admin processes](https://12factor.net/admin-processes) | one-off, with the same config | the same structs: a migration reads what it needs, and no more |
//!
//! # The third factor, point by point
//!
//! What the [text](https://12factor.net/config) asks for, in its order:
//!
//! | it asks | answer |
//! |---|---|
//! | is anything that varies between deploys strictly apart from code? | a field is read from a variable, and from nothing else; a default is for what no deploy has to vary |
//! | resource handles to databases, caches and other backing services | [`resource`](crate::resource) |
//! | credentials to external services | [`SecretString`](crate::SecretString) and its kin; a default for one does not compile |
//! | per-deploy values such as the canonical hostname | any type with [`FromEnvStr`](crate::FromEnvStr) or `FromStr` |
//! | could the codebase be made open source at any moment, without compromising any credentials? | no credential has a place in it: not as a default, not in a committed file that the [contract] writes |
//! | internal config, which does not vary between deploys, is code | `skip = EXPR`, and constants |
//! | environment variables are language- and OS-agnostic | names of letters, digits and `_`; the [contract] as JSON Schema, Kubernetes, Compose and systemd files for whoever is not Rust |
//! | no grouping into environments, which does not scale | there is no attribute for one: see [`environments`](super::environments) |
//! | granular controls, each fully orthogonal to the others | one variable, one field, proved at compile time; where two depend on each other, [a group](crate#attributes) says so, and the report names both |
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
//!     /// Where it listens.
//!     #[config(env = "PORT", default = "3000")]
//!     bind: BindAddr, // VII
//!     /// Where jobs go.
//!     queue_url: Amqp,
//! }
//!
//! #[derive(Debug, Config)]
//! struct Migrate {
//!     #[config(flatten)]
//!     shared: Shared,
//! }
//!
//! // In `main`, by the first argument: Web::from_env_or_exit() or Migrate::from_env_or_exit(). Here with pairs:
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
//! `examples/service` of the repository is a whole service, with a queue, a worker and mail.
//!
#![cfg_attr(feature = "contract", doc = "[contract]: crate::contract")]
#![cfg_attr(not(feature = "contract"), doc = "[contract]: crate")]
