//! The files that are written by hand elsewhere, from the struct: what it reads, for people and for platforms.
//!
//! Each is a function of schemas, [`Config::SCHEMA`](crate::Config::SCHEMA), with an entry for each process type. It reads
//! no environment and gives the same text every time. What several processes read stands there once; where they differ, the
//! file says who reads what.
//!
//! ```
//! use factor3::{Config, SecretString, contract};
//!
//! #[derive(Config)]
//! struct App {
//!     /// Port the web process binds.
//!     #[config(default = 3000)]
//!     port: u16,
//!     /// Key of the payment provider.
//!     stripe_api_key: SecretString,
//! }
//!
//! let example = contract::dotenv_example(&[("web", App::SCHEMA)]);
//! assert!(example.contains("\nSTRIPE_API_KEY=\n"));
//! ```
//!
//! A secret never has a value there, nor has a resource, which may hold a credential: their places are empty, and an empty
//! variable is one that is not set, so that whoever forgets to fill it in is told.
//!
//! [`assert_current`] keeps a committed copy up to date. And each program answers for itself: see
//! [`Config::from_env_or_exit`](crate::Config::from_env_or_exit).

mod app_json;
pub(crate) mod ask;
mod compose;
mod current;
mod describe;
mod devcontainer;
mod diff;
mod dotenv;
mod json;
mod json_schema;
mod kubernetes;
mod markdown;
mod model;
mod page;
mod relations;
mod systemd;
mod walk;
mod yaml;

pub use app_json::app_json;
pub use compose::compose;
pub use current::assert_current;
pub use devcontainer::devcontainer;
pub use dotenv::dotenv_example;
pub use json_schema::json_schema;
pub use kubernetes::kubernetes;
pub use markdown::markdown;
pub use systemd::systemd;
